package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
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
        assertThatThrownBy(() -> PRefusedUriList.of(list, "cid:1")).isInstanceOf(SyntaxException.class);
    }
}
