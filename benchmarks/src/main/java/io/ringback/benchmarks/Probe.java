package io.ringback.benchmarks;

import java.nio.charset.StandardCharsets;

/** What the network benchmarks send: an OPTIONS as a monitor sends it, which asks for {@code rport}. */
final class Probe {
    private Probe() {}

    /** The request, whose Via names a transport. */
    static byte[] options(String transport) {
        return ("OPTIONS sip:trunk.example.com SIP/2.0\r\n"
                        + "Via: SIP/2.0/" + transport + " gateway.example.com:5060;rport;branch=z9hG4bK776asdhds\r\n"
                        + "Max-Forwards: 70\r\n"
                        + "From: <sip:monitor@gateway.example.com>;tag=1928301774\r\n"
                        + "To: <sip:trunk.example.com>\r\n"
                        + "Call-ID: a84b4c76e66710@gateway.example.com\r\n"
                        + "CSeq: 1 OPTIONS\r\n"
                        + "Contact: <sip:monitor@192.0.2.1:5060>\r\n"
                        + "User-Agent: Ringback-Benchmark/0.1\r\n"
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
