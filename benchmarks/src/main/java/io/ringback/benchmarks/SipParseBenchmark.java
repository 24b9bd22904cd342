package io.ringback.benchmarks;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.pkts.packet.sip.header.ContactHeader;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.Headers;
import io.ringback.sip.message.MessageIndex;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs to read a SIP message, beside JAIN-SIP and pkts. The seven reads are the same for all: the Via's
 * branch, CSeq's number and method, Call-ID, the tags of From and To, host and port of the first Contact's URI, and
 * Content-Length. The first four of ours are in steps: each does what the one before does, and more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SipParseBenchmark {
    private static final SipParser PARSER = SipParser.strict();

    /** The file of a seed message, {@code mix} for all nine in rotation, or {@code perturbed}. */
    @Param({"05-invite-auth", "03-407", "07-183", "08-200", "mix", "perturbed"})
    public String message = "";

    private final StringMsgParser jainSip = new StringMsgParser();
    private final MessageIndex index = PARSER.index();
    private byte[][] messages = {};
    private int next;

    /** Loads the messages. */
    @Setup
    public void load() {
        messages = Messages.of(message);
    }

    private byte[] next() {
        next = next + 1 == messages.length ? 0 : next + 1;
        return messages[next];
    }

    /**
     * A floor: the line ends of the header part are found one by one, and nothing else is done.
     *
     * @return how many there are
     */
    @Benchmark
    public int scanLines() {
        return LineScan.countLines(next());
    }

    /**
     * Start line and header index, with all names recognised, into an index that is used again.
     *
     * @return the index
     */
    @Benchmark
    public MessageIndex index() {
        byte[] bytes = next();
        if (!index.read(bytes, 0, bytes.length)) {
            throw new IllegalStateException(message);
        }
        return index;
    }

    /**
     * A message that is kept.
     *
     * @return the message
     */
    @Benchmark
    public Parsed parse() {
        return PARSER.parse(next());
    }

    /**
     * A message and the seven reads.
     *
     * @param sink takes what is read
     */
    @Benchmark
    public void parseAndRead(Blackhole sink) {
        SipMessage read = (SipMessage) PARSER.parse(next());
        sink.consume(read.via().branch());
        CSeq cSeq = read.cSeq();
        sink.consume(cSeq.number());
        sink.consume(cSeq.method());
        sink.consume(read.callId());
        sink.consume(read.from().tag());
        sink.consume(read.to().tag());
        read.contact().ifPresent(contact -> {
            io.ringback.sip.address.SipUri uri = (io.ringback.sip.address.SipUri) contact.uri();
            sink.consume(uri.host());
            sink.consume(uri.port());
        });
        sink.consume(read.contentLength());
        sink.consume(read);
    }

    /**
     * A message, and each of its header fields as typed values.
     *
     * @param sink takes what is read
     */
    @Benchmark
    public void parseAndReadAll(Blackhole sink) {
        SipMessage read = (SipMessage) PARSER.parse(next());
        Headers headers = read.headers();
        for (int i = 0; i < headers.size(); i++) {
            Optional<HeaderType<?>> type =
                    headers.name(i) instanceof KnownHeader known ? HeaderTypes.of(known) : Optional.empty();
            if (type.isPresent()) {
                sink.consume(headers.values(i, type.get()));
            } else {
                sink.consume(headers.text(i));
            }
        }
        sink.consume(read);
    }

    /**
     * A message that is checked against every rule of its grammar.
     *
     * @return what is wrong with it: nothing
     */
    @Benchmark
    public Optional<Violation> validate() {
        return ((SipMessage) PARSER.parse(next())).validate();
    }

    /**
     * JAIN-SIP's message.
     *
     * @return the message
     * @throws ParseException never
     */
    @Benchmark
    public SIPMessage jainSipParse() throws ParseException {
        return jainSip.parseSIPMessage(next(), true, false, null);
    }

    /**
     * JAIN-SIP's message and the seven reads.
     *
     * @param sink takes what is read
     * @throws ParseException never
     */
    @Benchmark
    public void jainSipParseAndRead(Blackhole sink) throws ParseException {
        SIPMessage read = jainSip.parseSIPMessage(next(), true, false, null);
        sink.consume(read.getTopmostVia().getBranch());
        sink.consume(read.getCSeq().getSeqNumber());
        sink.consume(read.getCSeq().getMethod());
        sink.consume(read.getCallId().getCallId());
        sink.consume(read.getFrom().getTag());
        sink.consume(read.getTo().getTag());
        Contact contact = read.getContactHeader();
        if (contact != null) {
            SipUri uri = (SipUri) contact.getAddress().getURI();
            sink.consume(uri.getHost());
            sink.consume(uri.getPort());
        }
        sink.consume(read.getContentLength().getContentLength());
        sink.consume(read);
    }

    /**
     * The message of pkts.
     *
     * @return the message
     * @throws IOException never
     */
    @Benchmark
    public io.pkts.packet.sip.SipMessage pktsParse() throws IOException {
        return io.pkts.packet.sip.SipMessage.frame(next());
    }

    /**
     * The message of pkts and the seven reads.
     *
     * @param sink takes what is read
     * @throws IOException never
     */
    @Benchmark
    public void pktsParseAndRead(Blackhole sink) throws IOException {
        io.pkts.packet.sip.SipMessage read = io.pkts.packet.sip.SipMessage.frame(next());
        sink.consume(read.getViaHeader().getBranch());
        sink.consume(read.getCSeqHeader().getSeqNumber());
        sink.consume(read.getCSeqHeader().getMethod());
        sink.consume(read.getCallIDHeader().getCallId());
        sink.consume(read.getFromHeader().getTag());
        sink.consume(read.getToHeader().getTag());
        ContactHeader contact = read.getContactHeader();
        if (contact != null) {
            io.pkts.packet.sip.address.SipURI uri =
                    contact.getAddress().getURI().toSipURI();
            sink.consume(uri.getHost());
            sink.consume(uri.getPort());
        }
        sink.consume(read.getContentLength());
        sink.consume(read);
    }
}
