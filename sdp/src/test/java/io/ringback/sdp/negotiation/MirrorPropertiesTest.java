package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever two machines offer and answer each other, both see the same result, mirrored. */
class MirrorPropertiesTest {
    enum Step {
        OFFER,
        REPEAT,
        EARLY,
        ROLLBACK,
        HOLD,
        RESUME,
        INACTIVE,
        ADD,
        REMOVE,
        GLARE
    }

    record Move(Step step, boolean byFirst) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void bothSeeTheSame(
            @ForAll("capabilities") Capabilities first,
            @ForAll("capabilities") Capabilities second,
            @ForAll("policies") NegotiationPolicy policy,
            @ForAll("moves") @Size(max = 12) List<Move> moves) {
        OfferAnswer a =
                OfferAnswer.of(first, LocalParty.of("192.0.2.1", 1, (stream, type) -> 4000 + 2 * stream), policy);
        OfferAnswer b = OfferAnswer.of(second, LocalParty.of("2001:db8::2", 2, (stream, type) -> 5000 + 2 * stream));
        exchange(a, b);
        for (Move move : moves) {
            perform(move.step(), move.byFirst() ? a : b, move.byFirst() ? b : a);
            assertMirrored(a.media(), b.media());
        }
    }

    private static void perform(Step step, OfferAnswer one, OfferAnswer other) {
        switch (step) {
            case OFFER -> exchange(one, other);
            case REPEAT -> {
                other.receiveOffer(received(one.repeatOffer()));
                one.receiveAnswer(received(other.answer()));
            }
            case EARLY -> {
                other.receiveOffer(received(one.offer()));
                one.receiveAnswer(received(other.earlyAnswer()));
                assertThat(one.receiveAnswer(received(other.answer()))).isEqualTo(AnswerOutcome.REPEATED);
            }
            case ROLLBACK -> {
                other.receiveOffer(received(one.offer()));
                one.rollback();
                other.rollback();
            }
            case HOLD -> {
                one.hold();
                exchange(one, other);
            }
            case RESUME -> {
                one.resume();
                exchange(one, other);
            }
            case INACTIVE -> {
                one.direction(0, Direction.INACTIVE);
                exchange(one, other);
            }
            case ADD -> {
                if (one.media().size() < 8) {
                    one.add(MediaCapability.audio(Codec.PCMU, Codec.of("speex", 16_000)));
                }
                exchange(one, other);
            }
            case REMOVE -> {
                one.remove(0);
                exchange(one, other);
            }
            case GLARE -> {
                SessionDescription ours = one.offer();
                SessionDescription theirs = other.offer();
                assertThat(refusal(() -> one.receiveOffer(received(theirs)))).isEqualTo(Refusal.GLARE);
                assertThat(refusal(() -> other.receiveOffer(received(ours)))).isEqualTo(Refusal.GLARE);
                one.rollback();
                other.rollback();
            }
        }
    }

    private static Refusal refusal(Runnable call) {
        try {
            call.run();
        } catch (NegotiationException e) {
            return e.refusal();
        }
        throw new AssertionError("not refused");
    }

    private static void exchange(OfferAnswer offerer, OfferAnswer answerer) {
        answerer.receiveOffer(received(offerer.offer()));
        offerer.receiveAnswer(received(answerer.answer()));
    }

    /** As it comes out at the other end of the wire. */
    private static SessionDescription received(SessionDescription sent) {
        return Descriptions.accepted(SdpParser.strict().parse(sent.bytes()));
    }

    private static void assertMirrored(List<NegotiatedMedia> ours, List<NegotiatedMedia> theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            NegotiatedMedia one = ours.get(i);
            NegotiatedMedia other = theirs.get(i);
            assertThat(one.isAccepted()).isEqualTo(other.isAccepted());
            assertThat(one.direction()).isEqualTo(other.direction().reversed());
            assertThat(one.localPort()).isEqualTo(other.remotePort());
            assertThat(one.remotePort()).isEqualTo(other.localPort());
            assertThat(wire(one.formats(), true)).isEqualTo(wire(other.formats(), false));
            assertThat(wire(one.formats(), false)).isEqualTo(wire(other.formats(), true));
        }
    }

    private static List<String> wire(List<NegotiatedFormat> formats, boolean sent) {
        List<String> names = new ArrayList<>();
        for (NegotiatedFormat format : formats) {
            int payloadType = sent ? format.sendPayloadType() : format.receivePayloadType();
            names.add(payloadType + " " + format.codec().encoding() + "/"
                    + format.codec().clockRate());
        }
        return names;
    }

    @Provide
    static Arbitrary<Capabilities> capabilities() {
        Arbitrary<Codec> codec = Arbitraries.of(
                Codec.PCMU,
                Codec.PCMA,
                Codec.G722,
                Codec.OPUS,
                Codec.OPUS.withPayloadType(101),
                Codec.of("speex", 16_000),
                Codec.of("iLBC", 8_000).withPayloadType(97),
                Codec.COMFORT_NOISE,
                Codec.telephoneEvent(8_000),
                Codec.telephoneEvent(48_000).withPayloadType(96));
        Arbitrary<MediaCapability> media = Combinators.combine(
                        Arbitraries.of("audio", "audio", "video"),
                        codec.list().uniqueElements().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.of(Direction.values()))
                .as((type, codecs, direction) -> new MediaCapability(type, "RTP/AVP", codecs, direction, 0));
        return media.list().ofMinSize(1).ofMaxSize(3).map(Capabilities::new);
    }

    @Provide
    static Arbitrary<NegotiationPolicy> policies() {
        Arbitrary<Boolean> choice = Arbitraries.of(true, false);
        return Combinators.combine(choice, choice, choice).as(NegotiationPolicy::new);
    }

    @Provide
    static Arbitrary<List<Move>> moves() {
        return Combinators.combine(Arbitraries.of(Step.values()), Arbitraries.of(true, false))
                .as(Move::new)
                .list();
    }
}
