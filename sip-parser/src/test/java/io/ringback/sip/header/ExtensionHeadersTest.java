package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fields of the headers that extensions of SIP have added for calls, events and features, and how they are made.
 */
class ExtensionHeadersTest {
    private static final Slice CALL_ID = Slice.of("1@a");

    private static <T> T read(Function<Cursor, T> reader, String value) {
        return reader.apply(Slice.of(value).cursor());
    }

    @Test
    @Rfc(number = 3262, section = "7.2")
    void tellsWhichResponseIsAcknowledged() {
        RAck rack = read(RAck::read, "776656 1 INVITE");
        assertThat(rack).isEqualTo(new RAck(776_656, new CSeq(1, Method.INVITE)));
        assertThat(rack).hasToString("776656 1 INVITE");
        assertThatThrownBy(() -> new RAck(0, new CSeq(1, Method.INVITE))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "foo; id=1234, foo; param=abcd; id=1234, true",
        "foo; id=1234, foo, false",
        "foo; id=1234, Foo; id=1234, false",
        "foo, foo; param=abcd, true"
    })
    @Rfc(number = 6665, section = "8.2.1")
    void matchesEventsByTypeAndId(String subscribed, String notified, boolean matches) {
        assertThat(read(Event::read, subscribed).matches(read(Event::read, notified)))
                .isEqualTo(matches);
    }

    @Test
    @Rfc(number = 6665, section = "8.4")
    void tellsAnEventPackageFromItsTemplate() {
        assertThat(Event.of("presence.winfo").eventPackage()).hasToString("presence");
        assertThat(Event.of("refer").eventPackage()).hasToString("refer");
        assertThatThrownBy(() -> Event.of("a b")).isInstanceOf(SyntaxException.class);
    }

    @Test
    @Rfc(number = 6665, section = "8.2.3")
    void tellsHowASubscriptionStands() {
        SubscriptionState active = read(SubscriptionState::read, "Active;expires=60");
        assertThat(active.isActive()).isTrue();
        assertThat(active.expires()).hasValue(60L);
        SubscriptionState ended = read(SubscriptionState::read, "terminated;reason=probation;retry-after=5");
        assertThat(ended.isTerminated()).isTrue();
        assertThat(ended.reason()).hasValue(Slice.of("probation"));
        assertThat(ended.retryAfter()).hasValue(5L);
        assertThat(SubscriptionState.lasting("pending", 60)).hasToString("pending;expires=60");
        assertThat(SubscriptionState.terminated("noresource")).hasToString("terminated;reason=noresource");
    }

    @Test
    @Rfc(number = 6086, section = "7.2")
    void namesAnInfoPackage() {
        assertThat(read(InfoPackage::read, "dtmf;v=1").name()).hasToString("dtmf");
        assertThat(InfoPackage.of("dtmf")).hasToString("dtmf");
    }

    @Test
    @Rfc(number = 4028, section = "4")
    @Rfc(number = 4028, section = "5")
    void tellsWhoRefreshesASession() {
        SessionExpires value = read(SessionExpires::read, "1800 ;Refresher = UAS");
        assertThat(value.seconds()).isEqualTo(1_800);
        assertThat(value.refresher()).hasValue(SessionExpires.Refresher.UAS);
        assertThat(SessionExpires.of(90, SessionExpires.Refresher.UAC)).hasToString("90;refresher=uac");
        assertThat(SessionExpires.of(90).refresher()).isEmpty();
        assertThat(read(MinSe::read, "90;x").seconds()).isEqualTo(90);
        assertThat(MinSe.of(90)).hasToString("90");
    }

    @Test
    @Rfc(number = 3891, section = "6.1")
    @Rfc(number = 3911, section = "7.1")
    @Rfc(number = 4538, section = "7")
    void pointsToADialog() {
        Replaces replaces = read(Replaces::read, "98732@sip.example.com;from-tag=r33;to-tag=ff8;early-only");
        assertThat(replaces.callId()).hasToString("98732@sip.example.com");
        assertThat(replaces.toTag()).hasToString("ff8");
        assertThat(replaces.fromTag()).hasToString("r33");
        assertThat(replaces.earlyOnly()).isTrue();
        Slice to = Slice.of("2");
        Slice from = Slice.of("3");
        assertThat(Replaces.of(CALL_ID, to, from)).hasToString("1@a;to-tag=2;from-tag=3");
        assertThat(Join.of(CALL_ID, to, from)).isEqualTo(read(Join::read, "1@a;to-tag=2;from-tag=3"));
        assertThat(Join.of(CALL_ID, to, from).toTag()).isEqualTo(to);
        assertThat(Join.of(CALL_ID, to, from).fromTag()).isEqualTo(from);
        TargetDialog dialog = TargetDialog.of(CALL_ID, to, from);
        assertThat(dialog).hasToString("1@a;local-tag=2;remote-tag=3");
        assertThat(dialog.localTag()).hasValue(to);
        assertThat(dialog.remoteTag()).hasValue(from);
    }

    @Test
    @Rfc(number = 4488, section = "4")
    void tellsWhetherAReferSubscribes() {
        assertThat(read(ReferSub::read, "FALSE").wanted()).isFalse();
        assertThat(ReferSub.of(true)).hasToString("true");
    }

    @Test
    @Rfc(number = 3892, section = "3")
    void tellsWhoHasReferred() {
        ReferredBy value = read(ReferredBy::read, "sip:r@ref.example;cid=\"2UWQ@ref.example\"");
        assertThat(value.referrer().uri()).hasToString("sip:r@ref.example");
        assertThat(value.contentId()).hasValue("2UWQ@ref.example");
    }

    @Test
    @Rfc(number = 7989, section = "5")
    void namesASession() {
        UUID local = new UUID(0xab30317f1a784dc4L, 0x8ff824d0d3715d86L);
        UUID remote = new UUID(0, 0);
        SessionId id = SessionId.of(local, remote);
        assertThat(id.local()).hasToString("ab30317f1a784dc48ff824d0d3715d86");
        assertThat(id.remote()).hasValue(Slice.of("0".repeat(32)));
        assertThat(read(SessionId::read, id.toString())).isEqualTo(id);
    }

    @Test
    @Rfc(number = 3326, section = "2")
    void tellsWhyARequestWasSent() {
        Reason reason = read(Reason::read, "Q.850 ;cause=16 ;text=\"Terminated\"");
        assertThat(reason.protocol()).hasToString("Q.850");
        assertThat(reason.cause()).hasValue(16);
        assertThat(reason.words()).hasValue("Terminated");
        assertThat(Reason.of("SIP", 200, "Call completed \"elsewhere\""))
                .hasToString("SIP;cause=200;text=\"Call completed \\\"elsewhere\\\"\"");
    }

    @Test
    @Rfc(number = 3841, section = "9.2")
    @Rfc(number = 3840, section = "9")
    void tellsWhichFeaturesAreWanted() {
        AcceptContact wanted = read(
                AcceptContact::read, "*;audio;methods=\"INVITE,!BYE\";+n=\"<One, \\\" two>\";require;explicit;x=y");
        assertThat(wanted.isRequired()).isTrue();
        assertThat(wanted.isExplicit()).isTrue();
        assertThat(wanted.features())
                .extracting(Feature::tag)
                .containsExactly(Slice.of("audio"), Slice.of("methods"), Slice.of("+n"));
        assertThat(wanted.features().get(0).values()).isEmpty();
        assertThat(wanted.features().get(1).values()).containsExactly(Slice.of("INVITE"), Slice.of("!BYE"));
        assertThat(wanted.features().get(2).isString()).isTrue();
        assertThat(wanted.features().get(2).values()).isEmpty();
        assertThat(read(RejectContact::read, "*;video").features()).hasSize(1);
        assertThat(Feature.isFeature(Slice.empty())).isFalse();
        assertThat(read(FeatureCaps::read, "*;+sip.ice").features()).hasSize(1);
    }

    @Test
    @Rfc(number = 5373, section = "2")
    void tellsWhetherToAnswerAtOnce() {
        AnswerMode mode = read(AnswerMode::read, "auto;require");
        assertThat(mode.isAutomatic()).isTrue();
        assertThat(mode.isRequired()).isTrue();
        assertThat(AnswerMode.MANUAL.isAutomatic()).isFalse();
        assertThat(AnswerMode.AUTO).hasToString("Auto");
    }

    @Test
    @Rfc(number = 4412, section = "3.1")
    void comparesPrioritiesWithoutCase() {
        assertThat(read(ResourcePriority::read, "DSN.Flash"))
                .isEqualTo(ResourcePriority.of("dsn", "flash"))
                .hasSameHashCodeAs(ResourcePriority.of("dsn", "flash"));
        assertThatThrownBy(() -> ResourcePriority.of("a.b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3329, section = "2.2")
    void tellsHowToSecureTheFirstHop() {
        SecurityMechanism digest = read(SecurityMechanism::read, "digest;d-alg=MD5;d-qop=auth;q=0.1");
        assertThat(digest.q()).isEqualTo(new QValue(100));
        assertThat(digest.digestAlgorithm()).hasValue(Slice.of("MD5"));
        assertThat(digest.digestQop()).hasValue(Slice.of("auth"));
    }

    @Test
    @Rfc(number = 7433, section = "4.1")
    @Rfc(number = 7433, section = "4.2")
    void passesDataFromUserToUser() {
        UserToUser value = read(UserToUser::read, "56a390F3;encoding=hex;purpose=foo;content=bar");
        assertThat(value.decoded().orElseThrow()).containsExactly(0x56, 0xa3, 0x90, 0xf3);
        assertThat(value.purpose()).hasValue(Slice.of("foo"));
        assertThat(value.content()).hasValue(Slice.of("bar"));
        assertThat(UserToUser.hex(new byte[] {0, (byte) 0xFF})).hasToString("00ff;encoding=hex");
        assertThat(read(UserToUser::read, "\"56a3\";encoding=hex").decoded().orElseThrow())
                .containsExactly(0x56, 0xa3);
        assertThat(read(UserToUser::read, "56a;encoding=hex").decoded()).isEmpty();
        assertThat(read(UserToUser::read, "xy;encoding=hex").decoded()).isEmpty();
        assertThat(read(UserToUser::read, "56a3").decoded()).isEmpty();
    }
}
