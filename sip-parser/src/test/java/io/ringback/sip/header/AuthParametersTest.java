package io.ringback.sip.header;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthParametersTest {
    private static final ParseLimits LIMITS = ParseLimits.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"r\", , nonce=\"n\"",
                "Digest realm=\"r\",,nonce=\"n\",",
                "Digest , realm=\"r\",nonce=\"n\" , ,\t",
                "Digest ,realm=\"r\",nonce=\"n\"",
                "Digest realm=\"r\",nonce=\"n\","
            })
    @Rfc(number = 3261, section = "25.1")
    void readsOverEmptyElementsWhereTheyAreTolerated(String text) {
        assertThat(Challenge.read(tolerant(text)).text()).isEqualTo("Digest realm=\"r\", nonce=\"n\"");
        assertThatThrownBy(() -> readWhole(text))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(HeaderRule.AUTH_PARAMETER));
    }

    @Test
    void readsWhiteSpaceWhereTheGrammarHasIt() {
        assertThat(readWhole("Digest realm = \"r\" ,\r\n nonce = \"n\"").text())
                .isEqualTo("Digest realm=\"r\", nonce=\"n\"");
    }

    @Test
    void tellsWhereAnEmptyElementIs() {
        assertThatThrownBy(() -> readWhole("Digest a=b, ,c=d"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.offset()).isEqualTo(12));
        assertThatThrownBy(() -> readWhole("Digest a=b,"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.offset()).isEqualTo(11));
    }

    @Test
    void leavesOneCommaBeforeTheNextChallenge() {
        Cursor cursor = tolerant("Digest realm=\"a\", , Digest realm=\"b\",");
        assertThat(Challenge.read(cursor).text()).isEqualTo("Digest realm=\"a\"");
        assertThat(cursor.skip(',')).isTrue();
        cursor.skipLws();
        assertThat(Challenge.read(cursor).text()).isEqualTo("Digest realm=\"b\"");
        assertThat(cursor.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest",
                "Digest ",
                "Digest ,",
                "Digest realm",
                "Digest realm=",
                "Digest realm=,nonce=\"n\"",
                "Digest =\"r\"",
                "Digest realm=\"r\" nonce=\"n\"",
                "Digest realm=\"r",
                "Digest realm=\"r\\\"",
                "Digest realm=\"r\0\"",
                "Digest dXNlcjpwYXNz=="
            })
    void refusesWhatIsNoParameter(String text) {
        assertThatThrownBy(() -> readWhole(text)).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Digest realm=\"a\", Realm=\"b\"", "Digest nonce=x,realm=\"a\",NONCE=\"x\""})
    @Rfc(number = 7616, section = "3.4")
    void refusesAParameterThatStandsThereTwice(String text) {
        assertThatThrownBy(() -> readWhole(text))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.rule()).isEqualTo(HeaderRule.AUTH_PARAMETER_TWICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz==",
                "Bearer eyJhbGciOiJub25lIn0.e30._~+/-",
                "Bearer abcdefgh, realm=\"sip.example.com\"",
                "Bearer realm=\"r\", scope=\"sip\"",
                "Negotiate"
            })
    void keepsTheTokenOfAnotherScheme(String text) {
        Credentials credentials = readWhole(text);
        assertThat(credentials.text()).isEqualTo(text);
        assertThat(credentials.isDigest()).isFalse();
    }

    @Test
    void tellsTheTokenFromTheParameters() {
        AuthParameters parameters = readWhole("Bearer abc=, realm=\"r\"").parameters();
        assertThat(parameters.token68()).hasToString("abc=");
        assertThat(parameters.text("realm")).hasValue("r");
        assertThat(readWhole("Bearer abc=d").parameters().token68().isEmpty()).isTrue();
        assertThat(AuthParameters.ofToken68("abc=")).hasSameHashCodeAs(AuthParameters.ofToken68("abc="));
        assertThatThrownBy(() -> AuthParameters.ofToken68("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A value is read by the plain way or the careful one, as it is written, and means the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"r\", nonce=\"n\", qop=auth",
                "Digest realm = \"r\",\r\n nonce=\"n\\\"\" ,qop=auth",
                "Bearer abc=, realm=\"r\""
            })
    void isEqualWhenItIsReadAgain(String text) {
        Credentials credentials = readWhole(text);
        Credentials again = readWhole(text);
        Credentials rewritten = readWhole(credentials.text());
        assertThat(again).isEqualTo(credentials).hasSameHashCodeAs(credentials);
        assertThat(rewritten).isEqualTo(credentials).hasSameHashCodeAs(credentials);
        byte[] bytes = credentials.text().getBytes(UTF_8);
        Optional<Credentials> plain = HeaderTypes.AUTHORIZATION.plain().read(bytes, 0, bytes.length, LIMITS);
        plain.ifPresent(read -> assertThat(read).isEqualTo(credentials).hasSameHashCodeAs(credentials));
    }

    @Test
    void namesNoTokenInItsText() {
        assertThat(readWhole("Basic dXNlcjpwYXNz==").toString()).doesNotContain("dXNl");
    }

    @Test
    @Rfc(number = 7616, section = "3.5")
    void tellsWhatAServerTells() {
        AuthenticationInfo info = AuthenticationInfo.read(
                cursor("nextnonce=\"next\", qop=auth-int, rspauth=\"0af9\"," + " cnonce=\"mine\", nc=0000001f"));
        assertThat(info.nextNonce()).hasValue(Slice.of("next"));
        assertThat(info.qop()).hasValue(Slice.of("auth-int"));
        assertThat(info.responseProof()).hasValue(Slice.of("0af9"));
        assertThat(info.clientNonce()).hasValue(Slice.of("mine"));
        assertThat(info.nonceCount()).hasValue(31L);
        assertThat(info.toString()).doesNotContain("next\"", "0af9", "mine");
        AuthenticationInfo less = AuthenticationInfo.read(cursor("nc=1"));
        assertThat(less.nonceCount()).isEmpty();
        assertThat(less.nextNonce()).isEmpty();
        assertThat(less.responseProof()).isEmpty();
    }

    private static Credentials readWhole(String text) {
        Cursor cursor = cursor(text);
        Credentials credentials = Credentials.read(cursor);
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.TRAILING);
        }
        return credentials;
    }

    private static Cursor tolerant(String text) {
        return Slice.of(text).cursor(Manner.strict().tolerating(Set.of(Leniency.EMPTY_ELEMENT)));
    }

    private static Cursor cursor(String text) {
        return Slice.of(text).cursor();
    }
}
