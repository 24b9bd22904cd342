package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The fields of the P-headers that networks have defined for themselves, and how they are made. */
class PrivateHeadersTest {
    private static <T> T read(Function<Cursor, T> reader, String value) {
        return reader.apply(Slice.of(value).cursor());
    }

    @Test
    @Rfc(number = 3313, section = "5.1")
    void tellsWhatMediaIsAuthorizedBy() {
        assertThat(read(PMediaAuthorization::read, "3c1F").octets().orElseThrow())
                .containsExactly(0x3C, 0x1F);
        assertThat(read(PMediaAuthorization::read, "3c1").octets()).isEmpty();
        assertThat(PMediaAuthorization.of(new byte[] {0, (byte) 0xFF})).hasToString("00ff");
        assertThatThrownBy(() -> PMediaAuthorization.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PMediaAuthorization(Slice.of("0, 1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 4964, section = "7.1")
    void tellsWhetherSomebodyHasAnswered() {
        assertThat(read(PAnswerState::read, "confirmed;x=y").isConfirmed()).isTrue();
        assertThat(PAnswerState.CONFIRMED.isUnconfirmed()).isFalse();
        assertThat(PAnswerState.UNCONFIRMED.isUnconfirmed()).isTrue();
        assertThat(read(PAnswerState::read, "Unconfirmed")).isEqualTo(PAnswerState.UNCONFIRMED);
        PAnswerState other = read(PAnswerState::read, "ringing;x=y");
        assertThat(other.isConfirmed() || other.isUnconfirmed()).isFalse();
        assertThat(other.parameters().value("x")).hasValue(Slice.of("y"));
        assertThatThrownBy(() -> new PAnswerState(Slice.of("a;b"), other.parameters()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 5002, section = "5")
    void tellsByWhichKeyAProfileIsFound() {
        Slice value = Slice.of("<sip:chatroom-!.*!@example.com>;x=y");
        NameAddr key = ExtensionTypes.P_PROFILE_KEY.read(value.cursor());
        assertThat(((SipUri) key.uri()).user()).hasValue(Slice.of("chatroom-!.*!"));
        assertThat(key.parameters().value("x")).hasValue(Slice.of("y"));
        assertThat(NameAddr.of(key.uri())).hasToString("<sip:chatroom-!.*!@example.com>");
    }

    @Test
    @Rfc(number = 5318, section = "5")
    @Rfc(number = 5318, section = "7")
    void tellsWhoseMembersAreRefused() {
        PRefusedUriList quoted = read(PRefusedUriList::read, "<sip:a@b>;members=\"cid:1@c\";x");
        assertThat(quoted.list().uri()).hasToString("sip:a@b");
        assertThat(quoted.members()).hasValue("cid:1@c");
        assertThat(read(PRefusedUriList::read, "sip:a@b; members=<cid:1@c>").members())
                .hasValue("cid:1@c");
        assertThat(read(PRefusedUriList::read, "sip:a@b").members()).isEmpty();
        NameAddr list = NameAddr.of(Uri.of("sip:a@b"));
        assertThat(PRefusedUriList.of(list, "cid:1@c")).hasToString("<sip:a@b>;members=\"cid:1@c\"");
        for (String wrong : List.of("cid:1", "cid:a@b>;evil", "cid:a%@b", "mailto:a@b", "")) {
            assertThatThrownBy(() -> PRefusedUriList.of(list, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Rfc(number = 5503, section = "5.1")
    void tellsWhoIsTraced() {
        PDcsTracePartyId traced =
                read(PDcsTracePartyId::read, "<sip:+12345678912@domain.com;user=phone>;\r\n timestamp=3434688831.2327");
        assertThat(traced.party().uri()).hasToString("sip:+12345678912@domain.com;user=phone");
        assertThat(traced.received()).hasValue(Instant.parse("2008-11-03T08:13:51.232700Z"));
        assertThat(read(PDcsTracePartyId::read, "<sip:a@b>;timestamp=2208988800.1234567899999")
                        .received())
                .hasValue(Instant.ofEpochSecond(0, 123_456_789));
        assertThat(read(PDcsTracePartyId::read, "<sip:a@b>;timestamp=0").received())
                .hasValue(Instant.parse("1900-01-01T00:00:00Z"));
        assertThat(read(PDcsTracePartyId::read, "<sip:a@b>").received()).isEmpty();
        NameAddr wrong = read(NameAddr::read, "<sip:a@b>;timestamp=x");
        assertThat(new PDcsTracePartyId(wrong).received()).isEmpty();
    }

    @Test
    @Rfc(number = 5503, section = "6.1")
    void tellsHowAnOperatorWantsACallToBeTreated() {
        assertThat(ExtensionTypes.P_DCS_OSPS.read(Slice.of("BLV").cursor())).hasToString("BLV");
    }

    @Test
    @Rfc(number = 5503, section = "7.1")
    void tellsWhatACallIsBilledBy() {
        PDcsBillingInfo info = read(
                PDcsBillingInfo::read,
                "01aF/2b@example.com;rksgroup=g;charge=\"tel:+1\";calling=\"tel:+2\";called=\"tel:+3\""
                        + ";routing=\"tel:+4\";locroute=\"tel:+5\";jip=\"201;jip-context=+1\"");
        assertThat(info.correlation()).hasToString("01aF");
        assertThat(info.entity()).hasToString("2b");
        assertThat(info.domain()).isEqualTo(Host.of("example.com"));
        assertThat(info.recordKeepers()).hasValue(Slice.of("g"));
        assertThat(info.charge()).hasValue(Uri.of("tel:+1"));
        assertThat(info.calling()).hasValue(Uri.of("tel:+2"));
        assertThat(info.called()).hasValue(Uri.of("tel:+3"));
        assertThat(info.routing()).hasValue(Uri.of("tel:+4"));
        assertThat(info.locationRouting()).hasValue(Uri.of("tel:+5"));
        assertThat(info.jurisdiction()).hasValue("201;jip-context=+1");
    }

    @Test
    void tellsUrisAndHostsThatWereToleratedToo() {
        Manner lenient = Manner.strict().tolerating(Set.of(Leniency.values()));
        byte[] redirect = "\"sip:a@b_c\";redirector-uri=\"sip:d@e_f\"".getBytes(StandardCharsets.US_ASCII);
        assertThat(PDcsRedirect.read(Cursor.over(redirect, 0, redirect.length, lenient))
                        .redirector())
                .map(Uri::toString)
                .hasValue("sip:d@e_f");
        byte[] laes = "a_b;content=c_d:1".getBytes(StandardCharsets.US_ASCII);
        assertThat(PDcsLaes.read(Cursor.over(laes, 0, laes.length, lenient)).content())
                .map(HostPort::toString)
                .hasValue("c_d:1");
    }

    @Test
    @Rfc(number = 5503, section = "7.1")
    void tellsNothingOfACallsBillThatIsNotThere() {
        PDcsBillingInfo info = read(PDcsBillingInfo::read, "1/2@c");
        assertThat(info.recordKeepers()).isEmpty();
        assertThat(info.charge()).isEmpty();
        assertThat(info.locationRouting()).isEmpty();
        assertThat(info.jurisdiction()).isEmpty();
        Slice id = info.correlation();
        Parameters wrong = Parameters.none().with("charge", "x").withQuoted("called", "x");
        assertThat(new PDcsBillingInfo(id, id, info.domain(), wrong).charge()).isEmpty();
        assertThat(new PDcsBillingInfo(id, id, info.domain(), wrong).called()).isEmpty();
        Slice tooLong = Slice.of("1".repeat(49));
        assertThatThrownBy(() -> new PDcsBillingInfo(tooLong, id, info.domain(), wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PDcsBillingInfo(id, Slice.of("1@x;y"), info.domain(), wrong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 5503, section = "8.1")
    void tellsWhereACallIsReported() {
        PDcsLaes laes = read(PDcsLaes::read, "df.example.com:1100;content=[::1]:1101;bcid=01;cccid=02");
        assertThat(laes.events()).isEqualTo(HostPort.of("df.example.com", 1100));
        assertThat(laes.content()).hasValue(HostPort.of("::1", 1101));
        assertThat(laes.correlation()).hasValue(Slice.of("01"));
        assertThat(laes.contentId()).hasValue(Slice.of("02"));
        assertThat(read(PDcsLaes::read, "a").content()).isEmpty();
        Parameters wrong = Parameters.none().withQuoted("content", "a");
        assertThat(new PDcsLaes(laes.events(), wrong).content()).isEmpty();
        assertThat(new PDcsLaes(laes.events(), Parameters.none())).hasToString("df.example.com:1100");
    }

    @Test
    @Rfc(number = 5503, section = "8.1")
    void tellsHowACallWasRedirected() {
        PDcsRedirect redirect = read(PDcsRedirect::read, "\"tel:+1\";redirector-uri=\"sip:c@d;lr\";count=2");
        assertThat(redirect.called()).isEqualTo(Uri.of("tel:+1"));
        assertThat(redirect.redirector()).hasValue(Uri.of("sip:c@d;lr"));
        assertThat(redirect.count()).hasValue(2L);
        assertThat(new PDcsRedirect(Uri.of("sip:a@b"), Parameters.none())).hasToString("\"sip:a@b\"");
    }
}
