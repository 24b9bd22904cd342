package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.sdp.Descriptions;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.testing.Corpus;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the peer says is taken, or refused by name; nothing else ever happens, and it costs what its length costs. */
class HostileDescriptionsTest {
    private static final Capabilities OURS = Capabilities.of(
                    MediaCapability.audio(Codec.PCMU, Codec.OPUS, Codec.telephoneEvent(8_000))
                            .withFeatures(MediaFeatures.none().withRtcpMux(true).withMulticast(true)),
                    MediaCapability.video(Codec.of("H264", 90_000).withParameters("profile-level-id=42e01f"))
                            .withFeatures(MediaFeatures.none().withRtcpMux(true)),
                    MediaCapability.of("application", "UDP/DTLS/SCTP", Codec.format("webrtc-datachannel")))
            .withGroups("BUNDLE", "LS");

    private static OfferAnswer machine() {
        LocalParty party = LocalParty.of("192.0.2.1", 1, (stream, type) -> 4000 + 2 * stream);
        return OfferAnswer.of(OURS, party, NegotiationPolicy.defaults().withStrictPayloadTypes(true));
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static Refusal refusal(Runnable call) {
        try {
            call.run();
        } catch (NegotiationException e) {
            return e.refusal();
        }
        throw new AssertionError("not refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    AMBIGUOUS_PAYLOAD_TYPE! m=audio 6000 RTP/AVP 96| a=rtpmap:96 opus/48000/2| a=rtpmap:96 speex/8000
                    MALFORMED! m=audio 6000 RTP/AVP 96| a=rtpmap:96 opus
                    MALFORMED! m=audio 6000 RTP/AVP 96| a=rtpmap:128 opus/48000/2
                    MALFORMED! m=audio 6000 RTP/AVP 96| a=rtpmap:96 opus/0
                    MALFORMED! m=audio 70000 RTP/AVP 0
                    MALFORMED! m=audio 6000 RTP/AVP 0| a=ptime:0
                    MALFORMED! m=audio 6000 RTP/AVP 0| b=AS:x
                    AMBIGUOUS_MID! a=group:BUNDLE 1 2| m=audio 1 RTP/AVP 0| a=mid:1| m=audio 2 RTP/AVP 0| a=mid:1""")
    void refusesOffersByName(Refusal refusal, String lines) {
        OfferAnswer machine = machine();
        SessionDescription offer = lenient(lines);
        assertThat(refusal(() -> machine.receiveOffer(offer))).isEqualTo(refusal);
        assertThat(machine.state()).isEqualTo(NegotiationState.IDLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    STREAM_COUNT! m=audio 6000 RTP/AVP 0| m=video 0 RTP/AVP 96
                    STREAM_COUNT! m=audio 1 RTP/AVP 0| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x| m=audio 0 RTP/AVP 0
                    STREAM_TYPE! m=video 6000 RTP/AVP 0| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x
                    STREAM_TYPE! m=audio 6000 RTP/SAVP 0| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x
                    NO_COMMON_FORMAT! m=audio 6000 RTP/AVP 18| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x
                    NO_COMMON_FORMAT! m=audio 0 RTP/AVP 18| m=video 0 RTP/AVP 96| m=application 9 UDP/DTLS/SCTP x
                    NO_COMMON_FORMAT! m=audio 6000 RTP/AVP 99| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x
                    MULTICAST! m=audio 6000 RTP/AVP 0| c=IN IP4 224.2.1.1/127| m=video 0 RTP/AVP 96| m=application 0 UDP/DTLS/SCTP x""")
    void refusesAnswersByName(Refusal refusal, String lines) {
        OfferAnswer machine = machine();
        machine.offer();
        SessionDescription answer = lenient(lines);
        assertThat(refusal(() -> machine.receiveAnswer(answer))).isEqualTo(refusal);
        assertThat(refusal(() -> machine.receiveProvisionalAnswer(answer))).isEqualTo(refusal);
        assertThat(machine.state()).isEqualTo(NegotiationState.LOCAL_OFFER);
        assertThat(machine.media()).isEmpty();
    }

    /** As a lenient parser lets it through, values unchecked. */
    private static SessionDescription lenient(String lines) {
        String head = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n";
        String text = Stream.of(lines.split("\\|", -1)).map(String::strip).collect(Collectors.joining("\r\n"));
        ParsedDescription parsed = SdpParser.lenient().parse((head + text + "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isInstanceOf(SessionDescription.class);
        return (SessionDescription) parsed;
    }

    @Test
    void countsAFormatThatIsListedTwiceOnce() {
        OfferAnswer machine = machine();
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0 0 0 0"));
        assertThat(machine.answer().media().get(0).formats()).hasSize(1);
    }

    @Test
    void takesTheFirstOfManyFormatsOfOneName() {
        List<String> lines = new ArrayList<>();
        lines.add("m=audio 6000 RTP/AVP " + numbers(0, 128));
        for (int i = 0; i < 128; i++) {
            lines.add("a=rtpmap:" + i + " opus/48000/2");
        }
        OfferAnswer machine = machine();
        machine.receiveOffer(Descriptions.withMedia(lines.toArray(String[]::new)));
        assertThat(machine.answer().media().get(0).formats()).hasToString("[0]");
    }

    @Test
    void refusesMoreFormatsThanTheLimitsAllow() {
        SessionDescription offer = lenient("m=audio 6000 RTP/AVP " + numbers(0, 1_000));
        assertThat(refusal(() -> machine().receiveOffer(offer))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void refusesAPayloadTypeThatChangesItsMeaningIfThePolicySaysSo() {
        OfferAnswer machine = machine();
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0 96", "a=rtpmap:96 opus/48000/2"));
        machine.answer();
        machine.receiveOffer(Descriptions.withMedia("m=audio 6000 RTP/AVP 0"));
        machine.answer();
        SessionDescription remapped = Descriptions.withMedia("m=audio 6000 RTP/AVP 0 96", "a=rtpmap:96 speex/16000");
        assertThat(refusal(() -> machine.receiveOffer(remapped))).isEqualTo(Refusal.PAYLOAD_TYPE_REMAPPED);
        assertThat(machine.state()).isEqualTo(NegotiationState.LOCAL_ANSWER);
    }

    @Test
    void doesNotMindExtensionsThatCannotBeRead() {
        OfferAnswer machine = machine();
        machine.receiveOffer(lenient("a=group: | m=audio 6000 RTP/AVP 0| a=mid:a b| a=rtcp:x| a=setup:never|"
                + " a=fingerprint:sha-256 zz| a=candidate:| a=extmap:x"));
        assertThat(machine.answer().media().get(0).isRejected()).isFalse();
    }

    /** What one look at each line costs: four times as many lines allocate about four times as much. */
    @Test
    void costsWhatItsLengthCosts() {
        for (int i = 0; i < 50; i++) {
            answer(many(400));
            answer(many(1_600));
        }
        long small = allocated(() -> answer(many(400))) - allocated(() -> many(400));
        long large = allocated(() -> answer(many(1_600))) - allocated(() -> many(1_600));
        assertThat(large).isLessThan(6 * small);
    }

    private static SessionDescription many(int attributes) {
        List<String> lines = new ArrayList<>();
        lines.add("m=audio 6000 RTP/AVP 0 " + numbers(1, 128));
        for (int i = 0; i < attributes; i++) {
            lines.add("a=fmtp:" + i % 128 + " x=" + i);
        }
        return Descriptions.withMedia(lines.toArray(String[]::new));
    }

    private static SessionDescription answer(SessionDescription offer) {
        OfferAnswer machine = machine();
        machine.receiveOffer(offer);
        return machine.answer();
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void refusesByNameOrNotAtAll(@ForAll("calls") @Size(max = 30) List<Integer> calls) {
        OfferAnswer machine = machine();
        OfferAnswer peer = OfferAnswer.of(OURS, LocalParty.of("192.0.2.2", 2, MediaPorts.of(5000, 0, 5004)));
        List<SessionDescription> heard = new ArrayList<>(POOL);
        for (int call : calls) {
            SessionDescription any = heard.get(call / 16 % heard.size());
            tryCall(machine, call % 16, any, heard);
            tryCall(peer, call / 3 % 16, any, heard);
        }
    }

    private static final List<SessionDescription> POOL = List.of(
            lenient("m=audio 6000 RTP/AVP 0"),
            lenient("a=group:BUNDLE a b| m=audio 6000 RTP/AVP 0| a=mid:a| a=rtcp-mux| m=video 0 RTP/AVP 96| a=mid:b|"
                    + " a=bundle-only| a=rtcp-mux| a=rtpmap:96 H264/90000| a=fmtp:96 profile-level-id=42e01f"),
            lenient("m=audio 6000 RTP/AVP 96| a=rtpmap:96 speex/8000| a=inactive"),
            lenient("m=audio 6000 RTP/AVP 0| c=IN IP4 224.2.1.1/127"),
            lenient("m=audio 0 RTP/AVP 0| m=video 0 RTP/AVP 31| m=application 9 UDP/DTLS/SCTP webrtc-datachannel"),
            lenient("m=audio x RTP/AVP 0"));

    private static void tryCall(OfferAnswer machine, int call, SessionDescription any, List<SessionDescription> heard) {
        List<Object> before = all(machine);
        try {
            switch (call) {
                case 0, 1 -> heard.add(machine.offer());
                case 2 -> heard.add(machine.repeatOffer());
                case 3, 4 -> machine.receiveOffer(any);
                case 5 -> heard.add(machine.provisionalAnswer());
                case 6, 7 -> heard.add(machine.answer());
                case 8 -> machine.receiveProvisionalAnswer(any);
                case 9, 10 -> machine.receiveAnswer(any);
                case 11 -> machine.confirm();
                case 12 -> machine.rollback();
                case 13 -> machine.add(MediaCapability.audio(Codec.PCMA));
                case 14 -> changeSomething(machine);
                default -> machine.fork().offer();
            }
        } catch (NegotiationException e) {
            assertThat(e.refusal().description().toLowerCase(Locale.ROOT)).isNotEmpty();
            assertThat(all(machine)).isEqualTo(before);
        }
    }

    private static List<Object> all(OfferAnswer machine) {
        return List.of(machine.state(), machine.media(), machine.local(), machine.remote());
    }

    private static void changeSomething(OfferAnswer machine) {
        machine.hold();
        if (!machine.media().isEmpty()) {
            machine.remove(machine.media().size() - 1);
            machine.replace(0, MediaCapability.audio(Codec.PCMU, Codec.of("L16", 44_100)));
        }
    }

    @Provide
    static Arbitrary<List<Integer>> calls() {
        return Arbitraries.integers().between(0, 10_000).list();
    }

    private static final Capabilities WEB = Capabilities.of(
                    web("audio", "UDP/TLS/RTP/SAVPF", Codec.OPUS, Codec.PCMU),
                    web("video", "UDP/TLS/RTP/SAVPF", Codec.of("VP8", 90_000)),
                    web("application", "UDP/DTLS/SCTP", Codec.format("webrtc-datachannel")))
            .withGroups("BUNDLE");

    private static MediaCapability web(String type, String protocol, Codec... codecs) {
        Dtls dtls = Dtls.of(Fingerprint.of("sha-256", new byte[32]));
        boolean rtp = codecs[0].isRtp();
        return MediaCapability.of(type, protocol, codecs)
                .withFeatures(MediaFeatures.none().withRtcpMux(rtp).withDtls(dtls));
    }

    /** A browser's streams are accepted, and each of them is protected. */
    @Test
    void answersTheBrowsersOfTheCorpus() {
        int accepted = 0;
        for (Path file : Corpus.files("", ".sdp")) {
            if (SdpParser.lenient().parse(Corpus.read(file)) instanceof SessionDescription offer) {
                OfferAnswer machine =
                        OfferAnswer.of(WEB, LocalParty.of("192.0.2.1", 1, (stream, type) -> 4000 + 2 * stream));
                try {
                    machine.receiveOffer(offer);
                    machine.answer();
                } catch (NegotiationException e) {
                    assertThat(e.refusal().statusCode()).hasValue(488);
                }
                for (NegotiatedMedia media : machine.media()) {
                    assertThat(media.dtls().isPresent()).isEqualTo(media.isAccepted());
                    accepted += media.isAccepted() ? 1 : 0;
                }
            }
        }
        assertThat(accepted).isGreaterThan(150);
    }

    /** Every description of the corpus that can be parsed at all is answered, or refused by name. */
    @Test
    void answersTheCorpus() {
        int answered = 0;
        for (Path file : Corpus.files("", ".sdp")) {
            ParsedDescription parsed = SdpParser.lenient().parse(Corpus.read(file));
            if (parsed instanceof SessionDescription offer) {
                OfferAnswer machine = machine();
                try {
                    machine.receiveOffer(offer);
                    SessionDescription answer = machine.answer();
                    assertThat(answer.media()).hasSameSizeAs(offer.media());
                    assertThat(SdpParser.strict().parse(answer.bytes())).isInstanceOf(SessionDescription.class);
                    // Multicast is answered as it was offered, with the same mistakes.
                    Descriptions.accepted(SdpParser.lenient().parse(answer.bytes()));
                    answered++;
                } catch (NegotiationException e) {
                    assertThat(e.refusal().statusCode()).hasValue(488);
                }
            }
        }
        assertThat(answered).isGreaterThan(500);
    }
}
