package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.testing.Rfc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What a user agent answers to requests that are not a call: RFC 3261 §8.2. */
class IncomingRequestTest {
    private static final String OPTIONS = """
            OPTIONS sip:gateway.example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK77
            From: <sip:alice@example.com>;tag=1
            To: <sip:gateway.example.com>
            Call-ID: 1@192.0.2.9
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """.replace("\n", "\r\n");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryNetwork network = MemoryNetwork.on(time);
    private final List<SipResponse> answers = new ArrayList<>();
    private final UserAgent agent = UserAgent.builder(
                    network.transport(address(1)).bind())
            .scheduler(time)
            .start();
    private final RawPeer peer = new RawPeer();

    private static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A peer that sends what it is told to. */
    private final class RawPeer {
        private final MemoryTransport transport = network.transport(address(9)).bind();

        void open() {
            transport.start(arrival -> {
                // An answer to a malformed request lacks what the request lacked.
                SipMessage message = arrival instanceof Malformed malformed
                        ? malformed.message().readable().orElseThrow()
                        : ((Delivery) arrival).message();
                answers.add((SipResponse) message);
                return Admission.ACCEPTED;
            });
        }

        void send(String text) {
            SipMessage message = readable(text);
            transport.send(new Delivery(message, transport.hopTo(address(1)))).subscribe();
            time.advanceTimeBy(Duration.ofSeconds(1));
        }

        private static SipMessage readable(String text) {
            var parsed = SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
            return parsed instanceof MalformedMessage malformed
                    ? malformed.readable().orElseThrow()
                    : (SipMessage) parsed;
        }
    }

    @BeforeEach
    void open() {
        peer.open();
    }

    @AfterEach
    void close() {
        agent.close().subscribe();
        peer.transport.close().subscribe();
        network.dispose();
        time.dispose();
    }

    private SipResponse answerTo(String request) {
        peer.send(request);
        assertThat(answers).isNotEmpty();
        return answers.get(0);
    }

    @Test
    @Rfc(number = 3261, section = "11.2")
    void answersOptionsWithWhatItCanDo() {
        SipResponse answer = answerTo(OPTIONS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.validate()).isEmpty();
        assertThat(answer.to().tag()).isPresent();
        assertThat(answer.headers().all(HeaderTypes.ALLOW)).isNotEmpty();
        assertThat(answer.headers().has(KnownHeader.ACCEPT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Max-Forwards: 70 | Max-Forwards: 300 | 400",
                "CSeq: 1 OPTIONS | CSeq: 1 INVITE | 400",
                "Call-ID: 1@192.0.2.9 | X: y | 400",
                "sip:gateway.example.com SIP/2.0 | sip:gateway.example.com SIP/3.0 | 505",
                "sip:gateway.example.com SIP/2.0 | nobody:knows SIP/2.0 | 416",
                "Max-Forwards: 70 | Require: 100rel | 420",
                "From: <sip:alice@example.com>;tag=1 | From: <sip:alice@example.com;tag=1 | 400",
                "Content-Length: 0 | Content-Length: 9 | 400",
                "To: <sip:gateway.example.com> | To: <sip:gateway.example.com>;tag=9 | 481"
            })
    @Rfc(number = 3261, section = "8.2")
    void refusesWhatItCannotServe(String original, String changed, int status) {
        assertThat(answerTo(OPTIONS.replace(original, changed)).statusCode()).isEqualTo(status);
    }

    @Test
    @Rfc(number = 3261, section = "8.2.2")
    void ignoresAMalformedHeaderThatItDoesNotNeed() {
        SipResponse answer = answerTo(OPTIONS.replace("Max-Forwards: 70", "Max-Forwards: 70\r\nDate: yesterday"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    @Rfc(number = 3261, section = "8.2.1")
    void tellsWhatIsAllowed() {
        SipResponse answer = answerTo(OPTIONS.replace("OPTIONS", "SUBSCRIBE"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().all(HeaderTypes.ALLOW)).isNotEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "8.2.2.3")
    void namesTheExtensionsThatItLacks() {
        SipResponse answer = answerTo(OPTIONS.replace("Max-Forwards: 70", "Max-Forwards: 70\r\nRequire: a, b"));
        assertThat(answer.headers().all(HeaderTypes.UNSUPPORTED)).hasToString("[a, b]");
    }

    @Test
    @Rfc(number = 3261, section = "15.1.2")
    void findsNoCallForAByeWithoutADialog() {
        assertThat(answerTo(OPTIONS.replace("OPTIONS", "BYE")).statusCode()).isEqualTo(481);
    }

    @Test
    void answersNothingToAnAckThatEndsNothing() {
        peer.send(OPTIONS.replace("OPTIONS", "ACK"));
        peer.send(OPTIONS.replace("OPTIONS", "ACK").replace("CSeq: 1 ", "CSeq: x "));
        assertThat(answers).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "13.3.1.3")
    void refusesACallThatNobodyAnswers() {
        assertThat(answerTo(OPTIONS.replace("OPTIONS", "INVITE")).statusCode()).isEqualTo(480);
    }
}
