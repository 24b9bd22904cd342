package io.ringback.benchmarks;

import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.parser.ViaParser;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.text.ParseException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to write what a proxy and a server write, beside JAIN-SIP: bytes of a request that was read, with one
 * Via more and one hop less, and bytes of a 200. The requests were read before, and the Via is made before. JAIN-SIP
 * changes its request in place, so there the Via is taken off again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SipWriteBenchmark {
    private static final String VIA = "SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK74b2a1c0de11";

    /** The file of a seed message, {@code mix} for its requests in rotation, or {@code perturbed}. */
    @Param({"05-invite-auth", "mix", "perturbed"})
    public String message = "";

    private SipRequest[] requests = {};
    private SIPRequest[] jainSipRequests = {};
    private Via via = HeaderTypes.VIA.read(Slice.of(VIA).cursor());
    private gov.nist.javax.sip.header.Via jainSipVia = new gov.nist.javax.sip.header.Via();
    private int next;

    /**
     * Reads the requests.
     *
     * @throws ParseException never
     */
    @Setup
    public void read() throws ParseException {
        requests = Arrays.stream(Messages.of(message))
                .map(SipParser.strict()::parse)
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .toArray(SipRequest[]::new);
        jainSipRequests = new SIPRequest[requests.length];
        for (int i = 0; i < requests.length; i++) {
            jainSipRequests[i] = (SIPRequest)
                    new StringMsgParser().parseSIPMessage(requests[i].bytes().toBytes(), true, false, null);
        }
        via = HeaderTypes.VIA.read(Slice.of(VIA).cursor());
        ViaList jainSipVias = (ViaList) new ViaParser("Via: " + VIA + "\n").parse();
        jainSipVia = (gov.nist.javax.sip.header.Via) jainSipVias.getFirst();
    }

    private int next() {
        next = next + 1 == requests.length ? 0 : next + 1;
        return next;
    }

    /**
     * One Via more, one hop less.
     *
     * @return the bytes
     */
    @Benchmark
    public Slice edit() {
        SipRequest request = requests[next()];
        int hops = request.headers().first(HeaderTypes.MAX_FORWARDS).orElseThrow();
        return request.edit()
                .prepend(HeaderTypes.VIA, via)
                .set(HeaderTypes.MAX_FORWARDS, hops - 1)
                .build()
                .bytes();
    }

    /**
     * A 200.
     *
     * @return the bytes
     */
    @Benchmark
    public Slice response() {
        return SipResponse.to(requests[next()], 200).build().bytes();
    }

    /**
     * JAIN-SIP's one Via more, one hop less.
     *
     * @return the bytes
     * @throws SipException never
     * @throws InvalidArgumentException never
     */
    @Benchmark
    public byte[] jainSipEdit() throws SipException, InvalidArgumentException {
        SIPRequest request = jainSipRequests[next()];
        request.addFirst(jainSipVia);
        int hops = request.getMaxForwards().getMaxForwards();
        request.setMaxForwards(new MaxForwards(hops - 1));
        byte[] bytes = request.encodeAsBytes("udp");
        request.getViaHeaders().removeFirst();
        request.setMaxForwards(new MaxForwards(hops));
        return bytes;
    }

    /**
     * JAIN-SIP's 200.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] jainSipResponse() {
        return jainSipRequests[next()].createResponse(200).encodeAsBytes("udp");
    }
}
