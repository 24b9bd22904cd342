package io.ringback.benchmarks;

import gov.nist.javax.sdp.parser.SDPAnnounceParser;
import io.pkts.buffer.Buffers;
import io.pkts.sdp.RTPInfo;
import io.pkts.sdp.SDP;
import io.pkts.sdp.SDPFactory;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionBuilder;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.MediaLine;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.negotiation.Capabilities;
import io.ringback.sdp.negotiation.Codec;
import io.ringback.sdp.negotiation.LocalParty;
import io.ringback.sdp.negotiation.MediaPorts;
import io.ringback.sdp.negotiation.OfferAnswer;
import io.ringback.text.Slice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.TimeUnit;
import javax.sdp.Attribute;
import javax.sdp.Media;
import javax.sdp.SdpException;
import javax.sdp.SdpFactory;
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
 * What it costs to read, write and answer a session description, beside JAIN's and pkts' parsers. The reads are the
 * same for JAIN and us: of the first audio stream its port, its formats, each mapping of its payload types, and its
 * address. pkts wraps JAIN's parser, tells only port and address, and of every stream.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SdpBenchmark {
    private static final SdpParser PARSER = SdpParser.strict();
    private static final Capabilities CAPABILITIES = Capabilities.audio(Codec.PCMU, Codec.telephoneEvent(8_000));
    private static final LocalParty PARTY = LocalParty.of("198.51.100.7", 1, MediaPorts.of(40_000));
    private static final Origin ORIGIN = Origin.of("-", 1_737_312_510L, 1_737_312_510L, "54.173.13.104");
    private static final Connection HERE = Connection.of("54.173.13.104");
    private static final RtpMap PCMU = RtpMap.of(0, "PCMU", 8_000, 1);
    private static final RtpMap EVENTS = RtpMap.of(101, "telephone-event", 8_000, 1);
    private static final FormatParameters KEYS = FormatParameters.of("101", "0-15");
    private static final BigDecimal PACKET_TIME = BigDecimal.valueOf(20);

    /** The body of the seed's 183 (240 bytes), or a browser's offer (6,210 bytes). */
    @Param({"07-183", "browser-offer"})
    public String body = "";

    private final SDPFactory pkts = SDPFactory.getInstance();
    private byte[] bytes = {};

    /** Loads the description. */
    @Setup
    public void load() {
        bytes = Bodies.of(body);
        if (!(PARSER.parse(bytes) instanceof SessionDescription description)
                || description.validate().isPresent()) {
            throw new IllegalStateException("what is measured is valid");
        }
    }

    /**
     * A description that is kept.
     *
     * @return the description
     */
    @Benchmark
    public ParsedDescription parse() {
        return PARSER.parse(bytes);
    }

    /**
     * A description and the reads.
     *
     * @param sink takes what is read
     */
    @Benchmark
    public void parseAndRead(Blackhole sink) {
        SessionDescription description = (SessionDescription) PARSER.parse(bytes);
        MediaDescription audio = description.media("audio").orElseThrow();
        sink.consume(audio.port());
        List<Slice> formats = audio.formats();
        for (int i = 0; i < formats.size(); i++) {
            sink.consume(formats.get(i));
        }
        List<RtpMap> maps = audio.attributes().all(AttributeTypes.RTPMAP);
        for (int i = 0; i < maps.size(); i++) {
            RtpMap map = maps.get(i);
            sink.consume(map.payloadType());
            sink.consume(map.encoding());
            sink.consume(map.clockRate());
        }
        sink.consume(audio.connection().orElseThrow().address());
        sink.consume(description);
    }

    /**
     * A description and whether every line of it is right.
     *
     * @param sink takes what is found
     */
    @Benchmark
    public void parseAndValidate(Blackhole sink) {
        SessionDescription description = (SessionDescription) PARSER.parse(bytes);
        sink.consume(description.validate());
    }

    /**
     * A description like that of the seed's 183, from values.
     *
     * @return its bytes
     */
    @Benchmark
    public Slice write() {
        return SessionDescription.builder(ORIGIN, "SIP Media Capabilities")
                .connection(HERE)
                .media(MediaDescription.builder(MediaLine.of("audio", 14_350, "RTP/AVP", List.of("0", "101")))
                        .attribute(AttributeTypes.RTPMAP, PCMU)
                        .attribute(AttributeTypes.RTPMAP, EVENTS)
                        .attribute(AttributeTypes.FMTP, KEYS)
                        .attribute(AttributeTypes.MAXPTIME, PACKET_TIME))
                .build()
                .bytes();
    }

    /**
     * A description with another port in its first stream, all other lines as they came.
     *
     * @return its bytes
     */
    @Benchmark
    public Slice parseAndEdit() {
        SessionBuilder builder = ((SessionDescription) PARSER.parse(bytes)).edit();
        builder.media(0).port(40_000);
        return builder.build().bytes();
    }

    /**
     * The answer to an offer, by a machine of its own: PCMU and telephone-event where they are offered over RTP/AVP,
     * and port 0 for all else.
     *
     * @return the answer
     */
    @Benchmark
    public SessionDescription answer() {
        OfferAnswer session = OfferAnswer.of(CAPABILITIES, PARTY);
        session.receiveOffer((SessionDescription) PARSER.parse(bytes));
        return session.answer();
    }

    /**
     * JAIN: a description that is kept.
     *
     * @return the description
     * @throws ParseException never
     */
    @Benchmark
    public Object parseJain() throws ParseException {
        return new SDPAnnounceParser(new String(bytes, StandardCharsets.UTF_8)).parse();
    }

    /**
     * JAIN: a description and the reads.
     *
     * @param sink takes what is read
     * @throws ParseException never
     * @throws SdpException never
     */
    @Benchmark
    public void parseAndReadJain(Blackhole sink) throws ParseException, SdpException {
        javax.sdp.SessionDescription description =
                new SDPAnnounceParser(new String(bytes, StandardCharsets.UTF_8)).parse();
        javax.sdp.MediaDescription audio = audio(description.getMediaDescriptions(false));
        Media media = audio.getMedia();
        sink.consume(media.getMediaPort());
        for (Object format : media.getMediaFormats(false)) {
            sink.consume(format);
        }
        for (Object each : audio.getAttributes(false)) {
            Attribute attribute = (Attribute) each;
            if (attribute.getName().equals("rtpmap")) {
                sink.consume(attribute.getValue());
            }
        }
        javax.sdp.Connection connection = audio.getConnection();
        sink.consume((connection == null ? description.getConnection() : connection).getAddress());
        sink.consume(description);
    }

    private static javax.sdp.MediaDescription audio(Vector<?> all) throws SdpException {
        for (Object each : all) {
            javax.sdp.MediaDescription media = (javax.sdp.MediaDescription) each;
            if (media.getMedia().getMediaType().equals("audio")) {
                return media;
            }
        }
        throw new IllegalStateException("no audio");
    }

    /**
     * JAIN: a description like that of the seed's 183, from values.
     *
     * @return its bytes
     * @throws SdpException never
     */
    @Benchmark
    @SuppressWarnings("JdkObsolete") // JAIN's interface asks for a Vector
    public byte[] writeJain() throws SdpException {
        SdpFactory factory = SdpFactory.getInstance();
        javax.sdp.SessionDescription description = factory.createSessionDescription();
        description.setOrigin(factory.createOrigin("-", 1_737_312_510L, 1_737_312_510L, "IN", "IP4", "54.173.13.104"));
        description.setSessionName(factory.createSessionName("SIP Media Capabilities"));
        description.setConnection(factory.createConnection("54.173.13.104"));
        javax.sdp.MediaDescription audio =
                factory.createMediaDescription("audio", 14_350, 1, "RTP/AVP", new String[] {"0", "101"});
        Vector<Object> attributes = new Vector<>();
        attributes.add(factory.createAttribute("rtpmap", "0 PCMU/8000"));
        attributes.add(factory.createAttribute("rtpmap", "101 telephone-event/8000"));
        attributes.add(factory.createAttribute("fmtp", "101 0-15"));
        attributes.add(factory.createAttribute("maxptime", "20"));
        audio.setAttributes(attributes);
        Vector<Object> media = new Vector<>();
        media.add(audio);
        description.setMediaDescriptions(media);
        return description.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * pkts: a description that is kept.
     *
     * @return the description
     * @throws io.pkts.sdp.SdpException never
     */
    @Benchmark
    public SDP parsePkts() throws io.pkts.sdp.SdpException {
        return pkts.parse(Buffers.wrap(bytes));
    }

    /**
     * pkts: a description, and port and address of every stream.
     *
     * @param sink takes what is read
     * @throws io.pkts.sdp.SdpException never
     */
    @Benchmark
    public void parseAndReadPkts(Blackhole sink) throws io.pkts.sdp.SdpException {
        SDP description = pkts.parse(Buffers.wrap(bytes));
        for (RTPInfo stream : description.getRTPInfo()) {
            sink.consume(stream.getMediaPort());
            sink.consume(stream.getAddress());
        }
        sink.consume(description);
    }
}
