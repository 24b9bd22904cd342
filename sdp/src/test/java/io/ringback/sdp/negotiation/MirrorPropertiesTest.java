package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.Direction;
import io.ringback.sdp.attribute.Fingerprint;
import io.ringback.sdp.attribute.Setup;
import io.ringback.testing.Rfc;
import java.util.List;
import java.util.Optional;
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
    private static final Codec VP8 = Codec.of("VP8", 90_000).withPayloadType(96);
    private static final Codec VP9 = Codec.of("VP9", 90_000).withPayloadType(98);
    private static final Codec SPEEX = Codec.of("speex", 16_000);
    private static final Fingerprint FINGERPRINT = Fingerprint.of("sha-256", new byte[32]);
    private static final int MOST_STREAMS = 8;

    enum Step {
        OFFER,
        REPEAT,
        LATE,
        EARLY,
        CONFIRM,
        ROLLBACK,
        ROLLBACK_EARLY,
        HOLD,
        RESUME,
        HOLD_WHILE_ASKED,
        INACTIVE,
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        MOVE_ALL,
        FORK,
        ANSWER_TWICE,
        GLARE
    }

    record Move(Step step, boolean byFirst, int stream) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Rfc(number = 3264, section = "6")
    @Rfc(number = 3264, section = "8")
    void bothSeeTheSame(
            @ForAll("capabilities") Capabilities first,
            @ForAll("capabilities") Capabilities second,
            @ForAll("policies") NegotiationPolicy policy,
            @ForAll("moves") @Size(max = 12) List<Move> moves) {
        Party a = Party.of("192.0.2.1", 4000, first, policy);
        Party b = Party.of("2001:db8::2", 5000, second, NegotiationPolicy.defaults());
        exchange(a, b);
        Party.assertMirrored(a, b);
        for (Move move : moves) {
            perform(move, move.byFirst() ? a : b, move.byFirst() ? b : a);
            Party.assertMirrored(a, b);
        }
    }

    private static void exchange(Party one, Party other) {
        other.machine.receiveOffer(one.sends(one.machine.offer()));
        assertThat(one.machine.receiveAnswer(other.sends(other.machine.answer())))
                .isEqualTo(AnswerOutcome.APPLIED);
    }

    private static void perform(Move move, Party one, Party other) {
        int streams = one.machine.media().size();
        int stream = streams == 0 ? 0 : move.stream() % streams;
        switch (move.step()) {
            case OFFER -> exchange(one, other);
            case LATE -> exchange(other, one);
            case REPEAT -> {
                boolean inForce = one.machine.local().equals(Optional.of(one.last()));
                SessionDescription before = one.last();
                SessionDescription again = one.sends(one.machine.repeatOffer());
                assertThat(again.equals(before) || !inForce).isTrue();
                other.machine.receiveOffer(again);
                one.machine.receiveAnswer(other.sends(other.machine.answer()));
            }
            case EARLY -> early(one, other);
            case CONFIRM -> {
                other.machine.receiveOffer(one.sends(one.machine.offer()));
                one.machine.receiveProvisionalAnswer(other.sends(other.machine.provisionalAnswer()));
                one.machine.confirm();
                other.machine.confirm();
            }
            case ROLLBACK -> {
                other.machine.receiveOffer(one.sends(one.machine.offer()));
                one.machine.rollback();
                other.machine.rollback();
            }
            case ROLLBACK_EARLY -> {
                List<NegotiatedMedia> before = one.machine.media();
                other.machine.receiveOffer(one.sends(one.machine.offer()));
                one.machine.receiveProvisionalAnswer(other.sends(other.machine.provisionalAnswer()));
                Party.assertMirrored(one, other);
                one.machine.rollback();
                other.machine.rollback();
                assertThat(one.machine.media()).isEqualTo(before);
            }
            case HOLD -> {
                one.machine.hold();
                exchange(one, other);
                assertThat(one.machine.media()).noneMatch(NegotiatedMedia::receives);
            }
            case RESUME -> {
                one.machine.resume();
                exchange(one, other);
            }
            case HOLD_WHILE_ASKED -> {
                other.machine.receiveOffer(one.sends(one.machine.offer()));
                other.machine.hold();
                one.machine.receiveAnswer(other.sends(other.machine.answer()));
                assertThat(other.machine.media()).noneMatch(NegotiatedMedia::receives);
            }
            case INACTIVE -> {
                one.machine.direction(stream, Direction.INACTIVE);
                exchange(one, other);
            }
            case ADD -> {
                if (streams < MOST_STREAMS) {
                    one.machine.add(MediaCapability.audio(Codec.PCMU, SPEEX));
                }
                exchange(other, one);
                exchange(one, other);
            }
            case REMOVE -> {
                if (streams > 0) {
                    one.machine.remove(stream);
                    exchange(one, other);
                    assertThat(other.machine.media().get(stream).isAccepted()).isFalse();
                }
            }
            case REPLACE -> {
                if (streams > 0) {
                    one.machine.replace(stream, MediaCapability.audio(Codec.PCMA, SPEEX, Codec.OPUS));
                    exchange(other, one);
                    exchange(one, other);
                }
            }
            case MOVE -> {
                if (streams > 0) {
                    one.machine.move(stream, one.freshPort(), Optional.empty());
                    exchange(other, one);
                }
            }
            case MOVE_ALL -> {
                one.machine.move(one.freshAddress());
                exchange(one, other);
            }
            case FORK -> fork(one, other);
            case ANSWER_TWICE -> answerTwice(one, other, move.stream());
            case GLARE -> glare(one, other);
        }
    }

    private static void early(Party one, Party other) {
        other.machine.receiveOffer(one.sends(one.machine.offer()));
        one.machine.receiveProvisionalAnswer(other.sends(other.machine.provisionalAnswer()));
        Party.assertMirrored(one, other);
        assertThatExceptionOfType(NegotiationException.class).isThrownBy(one.machine::offer);
        assertThat(one.machine.receiveAnswer(other.sends(other.machine.answer())))
                .isEqualTo(AnswerOutcome.REPEATED);
    }

    /** A new session whose offer two answer: each dialog agrees for itself, early or not. */
    private static void fork(Party caller, Party callee) {
        Party first = caller.twin();
        Party early = callee.twin();
        Party late = callee.twin();
        SessionDescription offer = first.sends(first.machine.offer());
        early.machine.receiveOffer(offer);
        first.machine.receiveProvisionalAnswer(early.sends(early.machine.provisionalAnswer()));
        Party second = first.fork();
        assertThat(second.machine.state()).isEqualTo(NegotiationState.LOCAL_OFFER);
        late.machine.hold();
        late.machine.receiveOffer(offer);
        second.machine.receiveAnswer(late.sends(late.machine.answer()));
        first.machine.receiveAnswer(early.sends(early.machine.answer()));
        Party.assertMirrored(first, early);
        Party.assertMirrored(second, late);
        exchange(late, second);
        exchange(first, early);
        Party.assertMirrored(first, early);
        Party.assertMirrored(second, late);
    }

    /**
     * A new session whose offer is answered twice in one dialog, as by the seed's 183 and 200, and the second time by
     * another party: the first description is the answer, early or not, unless the latest is followed (RFC 3261
     * §13.2.1). Either way the session goes on with whom it was agreed.
     */
    private static void answerTwice(Party caller, Party callee, int variant) {
        Party first = caller.twin();
        Party ringing = callee.twin();
        Party answering = (variant & 1) == 0 ? callee.twin() : caller.twin();
        SessionDescription offer = first.sends(first.machine.offer());
        ringing.machine.receiveOffer(offer);
        SessionDescription answer = ringing.sends(ringing.machine.answer());
        AnswerOutcome applied = (variant & 2) == 0
                ? first.machine.receiveAnswer(answer)
                : first.machine.receiveProvisionalAnswer(answer);
        assertThat(applied).isEqualTo(AnswerOutcome.APPLIED);
        answering.machine.hold();
        answering.machine.move(answering.freshAddress());
        answering.machine.receiveOffer(offer);
        SessionDescription later = answering.sends(answering.machine.answer());
        assertThat(later).isNotEqualTo(answer);
        AnswerOutcome outcome = first.machine.receiveAnswer(later);
        assertThat(outcome).isEqualTo(first.followsLatest() ? AnswerOutcome.FOLLOWED : AnswerOutcome.NOTICED);
        assertThat(first.machine.state()).isEqualTo(NegotiationState.REMOTE_ANSWER);
        Party agreed = first.followsLatest() ? answering : ringing;
        Party.assertMirrored(first, agreed);
        assertThat(first.machine.receiveAnswer(first.followsLatest() ? later : answer))
                .isEqualTo(AnswerOutcome.REPEATED);
        Party.assertMirrored(first, agreed);
        exchange(first, agreed);
        exchange(agreed, first);
        Party.assertMirrored(first, agreed);
    }

    private static void glare(Party one, Party other) {
        SessionDescription ours = one.sends(one.machine.offer());
        SessionDescription theirs = other.sends(other.machine.offer());
        assertThat(refusal(() -> one.machine.receiveOffer(theirs))).isEqualTo(Refusal.GLARE);
        assertThat(refusal(() -> other.machine.receiveOffer(ours))).isEqualTo(Refusal.GLARE);
        one.machine.rollback();
        other.machine.rollback();
    }

    private static Refusal refusal(Runnable call) {
        try {
            call.run();
        } catch (NegotiationException e) {
            return e.refusal();
        }
        throw new AssertionError("not refused");
    }

    @Provide
    static Arbitrary<Capabilities> capabilities() {
        Arbitrary<Codec> codec = Arbitraries.of(
                Codec.PCMU,
                Codec.PCMA,
                Codec.G722,
                Codec.OPUS,
                Codec.OPUS.withPayloadType(101),
                SPEEX,
                Codec.of("iLBC", 8_000).withPayloadType(97),
                Codec.of("AMR", 8_000).withParameters("octet-align=1"),
                Codec.of("AMR", 8_000),
                VP8,
                VP9,
                Codec.retransmissionOf(VP8),
                Codec.retransmissionOf(VP9).withPayloadType(97),
                Codec.COMFORT_NOISE,
                Codec.telephoneEvent(8_000),
                Codec.telephoneEvent(48_000).withPayloadType(96));
        Arbitrary<MediaFeatures> features = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(0, 40))
                .as((mux, most) -> MediaFeatures.none().withRtcpMux(mux).withMaxPacketTime(most));
        Arbitrary<Setup> roles = Arbitraries.of(Setup.ACTIVE, Setup.PASSIVE, Setup.ACTPASS);
        Arbitrary<MediaCapability> media = Combinators.combine(
                        Arbitraries.of("audio", "audio", "video"),
                        codec.list().uniqueElements().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.of(Direction.values()),
                        features,
                        roles)
                .as(MirrorPropertiesTest::capability);
        Arbitrary<String[]> groups =
                Arbitraries.of(new String[0], new String[] {"BUNDLE"}, new String[] {"BUNDLE", "LS"});
        return Combinators.combine(media.list().ofMinSize(0).ofMaxSize(3), groups)
                .as((list, semantics) ->
                        Capabilities.of(list.toArray(MediaCapability[]::new)).withGroups(semantics));
    }

    /** Protected with DTLS if a role is preferred. */
    private static MediaCapability capability(
            String type, List<Codec> codecs, Direction direction, MediaFeatures features, Setup role) {
        boolean plain = role == Setup.ACTPASS;
        Codec[] sound = codecs.stream()
                .filter(codec -> !codec.encoding().equals("rtx") || codecs.contains(original(codec)))
                .toArray(Codec[]::new);
        return MediaCapability.of(
                        type, plain ? "RTP/AVP" : "UDP/TLS/RTP/SAVPF", sound.length == 0 ? new Codec[] {VP8} : sound)
                .withDirection(direction)
                .withFeatures(plain ? features : features.withDtls(new Dtls(List.of(FINGERPRINT), role)));
    }

    private static Codec original(Codec retransmission) {
        return retransmission.parameters().equals("apt=96") ? VP8 : VP9;
    }

    @Provide
    static Arbitrary<NegotiationPolicy> policies() {
        Arbitrary<Boolean> choice = Arbitraries.of(true, false);
        return Combinators.combine(choice, choice, choice, choice, choice).as(NegotiationPolicy::new);
    }

    @Provide
    static Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(Step.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 7))
                .as(Move::new)
                .list();
    }
}
