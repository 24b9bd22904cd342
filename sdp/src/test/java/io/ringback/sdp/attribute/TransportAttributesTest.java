package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.field.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportAttributesTest {
    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

    private static AttributeType<?> type(String name) {
        return AttributeTypes.of(Slice.of(name)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "setup|active",
                "setup|passive",
                "setup|actpass",
                "setup|holdconn",
                "connection|new",
                "connection|existing",
                "fingerprint|sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB",
                "fingerprint|x 00",
                "crypto|1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "crypto|2 F8_128_HMAC_SHA1_80 inline:a;inline:b FEC_ORDER=FEC_SRTP UNENCRYPTED_SRTCP",
                "sctp-port|5000",
                "sctp-port|0",
                "max-message-size|100000",
                "max-message-size|0",
            })
    void writesValuesAsItReadsThem(String name, String value) {
        Values.assertKept(type(name), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "setup|client|SETUP|0",
                "setup|active passive|TRAILING|6",
                "connection|old|CONNECTION|0",
                "fingerprint|sha-1|FINGERPRINT|5",
                "fingerprint|sha-1 4|FINGERPRINT|7",
                "fingerprint|sha-1 4A:|FINGERPRINT|9",
                "fingerprint|sha-1 4AAD|TRAILING|8",
                "fingerprint|sha-1 4A: AD|FINGERPRINT|9",
                "fingerprint|sha-1 G0|FINGERPRINT|6",
                "fingerprint|sha-1 00:aF|FINGERPRINT|9",
                "crypto|x A inline:k|CRYPTO|0",
                "crypto|1000000000 A inline:k|CRYPTO|0",
                "crypto|01 A inline:k|CRYPTO|0",
                "crypto|1 A inline:k \u00e9|CRYPTO|13",
                "crypto|1 A|CRYPTO|3",
                "crypto|1 A-B inline:k|CRYPTO|3",
                "crypto|1 A inline|CRYPTO|10",
                "crypto|1 A inline:|CRYPTO|11",
                "crypto|1 A inline:k;|CRYPTO|13",
                "crypto|1 A inline:k |CRYPTO|13",
                "sctp-port|65536|SCTP_PORT|0",
                "sctp-port|05000|SCTP_PORT|0",
                "sctp-port|5000 webrtc-datachannel|TRAILING|4",
                "max-message-size|-1|MESSAGE_SIZE|0",
                "max-message-size|01|MESSAGE_SIZE|0",
                "max-message-size|9223372036854775808|MESSAGE_SIZE|0",
            })
    void refusesOtherValues(String name, String value, AttributeRule rule, int offset) {
        Values.assertRejected(type(name), value, rule, offset);
    }

    @Test
    @Rfc(number = 4145, section = "4.1")
    void answersASetUp() {
        assertThat(Setup.ACTIVE.answered(Setup.ACTIVE)).isEqualTo(Setup.PASSIVE);
        assertThat(Setup.PASSIVE.answered(Setup.PASSIVE)).isEqualTo(Setup.ACTIVE);
        assertThat(Setup.ACTPASS.answered(Setup.ACTIVE)).isEqualTo(Setup.ACTIVE);
        assertThat(Setup.HOLDCONN.answered(Setup.ACTIVE)).isEqualTo(Setup.HOLDCONN);
        assertThat(Values.read(TransportAttributes.SETUP, "ActPass")).isEqualTo(Setup.ACTPASS);
        for (Setup offered : Setup.values()) {
            assertThat(offered.answered(Setup.HOLDCONN)).isEqualTo(Setup.HOLDCONN);
            assertThatThrownBy(() -> offered.answered(Setup.ACTPASS)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Rfc(number = 4145, section = "5.1")
    @Rfc(number = 4145, section = "5.2")
    void answersANewConnectionWithANewOne() {
        assertThat(ConnectionUse.NEW.answered(ConnectionUse.EXISTING)).isEqualTo(ConnectionUse.NEW);
        assertThat(ConnectionUse.EXISTING.answered(ConnectionUse.EXISTING)).isEqualTo(ConnectionUse.EXISTING);
        assertThat(ConnectionUse.EXISTING.answered(ConnectionUse.NEW)).isEqualTo(ConnectionUse.NEW);
        assertThat(Values.read(TransportAttributes.CONNECTION, "NEW")).isEqualTo(ConnectionUse.NEW);
    }

    @Test
    @Rfc(number = 8122, section = "5")
    void readsFingerprints() {
        Fingerprint fingerprint = Values.read(TransportAttributes.FINGERPRINT, "sha-256 12:DF:3E");
        assertThat(fingerprint.function()).hasToString("sha-256");
        assertThat(fingerprint.matches(new byte[] {0x12, (byte) 0xDF, 0x3E})).isTrue();
        assertThat(fingerprint.matches(new byte[] {0x12, (byte) 0xDF, 0x3F})).isFalse();
        assertThat(fingerprint).hasToString("sha-256 12:DF:3E");
        assertThat(Fingerprint.of("sha-256", fingerprint.hash().toBytes())).isEqualTo(fingerprint);
        Values.assertRejected(
                TransportAttributes.FINGERPRINT, "x 00" + ":00".repeat(128), AttributeRule.FINGERPRINT, 2 + 3 * 128);
        assertThatThrownBy(() -> Fingerprint.of("x", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8122, section = "5")
    void toleratesSmallDigitsByName() {
        Fingerprint fingerprint =
                Values.assertTolerated(TransportAttributes.FINGERPRINT, "sha-256 12:df", Leniency.FINGERPRINT_CASE);
        assertThat(fingerprint).hasToString("sha-256 12:DF");
    }

    @Test
    @Rfc(number = 4568, section = "9.1")
    void readsKeysAndShowsNone() {
        Crypto crypto = Values.read(
                TransportAttributes.CRYPTO, "1  AES_CM_128_HMAC_SHA1_80\tinline:" + KEY + "|2^20|1:4 KDR=1 WSH=64");
        assertThat(crypto.tag()).isEqualTo(1);
        assertThat(crypto.suite()).hasToString("AES_CM_128_HMAC_SHA1_80");
        assertThat(crypto.sessionParameters()).containsExactly(Slice.of("KDR=1"), Slice.of("WSH=64"));
        SrtpKey key = SrtpKey.of(crypto.keys().get(0));
        assertThat(key.keyAndSalt()).hasToString(KEY);
        assertThat(key.lifetime()).contains(Slice.of("2^20"));
        assertThat(key.mki()).contains(new SrtpKey.KeyIdentifier(Slice.of("1"), 4));
        assertThat(crypto.toString() + key + crypto.keys()).doesNotContain(KEY);
        assertThat(key.text()).isEqualTo(KEY + "|2^20|1:4");
    }

    @Test
    @Rfc(number = 4568, section = "9.2")
    void readsKeysWithAndWithoutLifetimeAndIdentifier() {
        assertThat(key("abc=")).isEqualTo(SrtpKey.of("abc="));
        assertThat(key("abc|1:4").mki()).contains(new SrtpKey.KeyIdentifier(Slice.of("1"), 4));
        assertThat(key("abc|1:4").lifetime()).isEmpty();
        assertThat(key("abc|1048576").lifetime()).contains(Slice.of("1048576"));
        Crypto ours = Crypto.of(7, "AES_CM_128_HMAC_SHA1_80", SrtpKey.of(KEY));
        assertThat(Values.written(TransportAttributes.CRYPTO, ours))
                .isEqualTo("7 AES_CM_128_HMAC_SHA1_80 inline:" + KEY);
        assertThat(SrtpKey.of(ours.keys().get(0)).mki()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "abc|",
                "abc|2^",
                "abc|1:0",
                "abc|1:129",
                "abc|2^20|x",
                "abc|2^20|1:4|5",
                "a=c",
                "abc|0",
                "abc|01",
                "abc|2^020",
                "abc|0:4",
                "abc|01:4",
                "abc|1:04"
            })
    void refusesWhatIsNoKey(String info) {
        assertThatThrownBy(() -> key(info))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        exception -> assertThat(exception.rule()).isEqualTo(AttributeRule.SRTP_KEY));
    }

    @Test
    void refusesAKeyOfAnotherMethod() {
        Crypto.Key other = new Crypto.Key(Slice.of("uri"), Slice.of("abc"));
        assertThatThrownBy(() -> SrtpKey.of(other)).isInstanceOf(SyntaxException.class);
    }

    private static SrtpKey key(String info) {
        return SrtpKey.of(new Crypto.Key(Slice.of("inline"), Slice.of(info)));
    }

    @Test
    void stopsListsAtTheLimit() {
        String head = "1 A inline:k";
        Values.assertRejected(
                TransportAttributes.CRYPTO, head + " p".repeat(65), Limit.TOO_MANY_PARAMETERS, head.length() + 129);
        Values.assertRejected(
                TransportAttributes.CRYPTO, "1 A a:k" + ";a:k".repeat(64), Limit.TOO_MANY_PARAMETERS, 4 + 4 * 64);
    }
}
