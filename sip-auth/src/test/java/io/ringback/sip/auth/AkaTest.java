package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Corpus;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the first set of 3GPP TS 35.208; the responses were computed with OpenSSL's HMAC and MD5. */
class AkaTest {
    private static final byte[] K = hex("465b5ce8b199b49faa5f0a2ee238a6bc");
    private static final byte[] OP = hex("cdc202d5123e20f62b6d676ac72cb318");
    private static final byte[] SQN = hex("ff9bb4d0b607");
    private static final byte[] RAND = hex("23553cbe9637a89d218ae64dae47bf35");
    private static final AkaKeys KEYS = AkaKeys.of(
            hex("a54211d5e3ba50bf"), hex("f769bcd751044604127672711c6d3441"), hex("b40ba9a3c58b2a05bbf0d987b21bf8cb"));
    /** RAND, SQN with AK, AMF and MAC-A of that set. */
    private static final String NONCE = "I1U8vpY3qJ0hiuZNrke/NVXzKLQ1d7m5Sp/6w1Tfr7M=";

    private final SipRequest register = Messages.request("REGISTER", "sip:ims.example", "reg-1", "");
    private final Exchange exchange = Exchange.with(Messages.PEER);

    @Test
    void hasAMilenageForItsTestsThatIsRight() throws IOException {
        for (JsonNode set : new ObjectMapper().readTree(Corpus.bytes("digest/aka.json"))) {
            Milenage sim = new Milenage(hex(set, "k"), hex(set, "op"), hex(set, "sqn"));
            JsonNode expected = set.path("expected");
            byte[] rand = hex(set, "rand");
            byte[] out1 = sim.out1(rand, hex(set, "sqn"), hex(set, "amf"));
            assertThat(sim.opc()).isEqualTo(hex(expected, "opc"));
            assertThat(Arrays.copyOf(out1, 8)).isEqualTo(hex(expected, "f1"));
            assertThat(Arrays.copyOfRange(out1, 8, 16)).isEqualTo(hex(expected, "f1star"));
            assertThat(Arrays.copyOfRange(sim.out(rand, 0, 1), 8, 16)).isEqualTo(hex(expected, "f2_res"));
            assertThat(sim.out(rand, 4, 2)).isEqualTo(hex(expected, "f3_ck"));
            assertThat(sim.out(rand, 8, 4)).isEqualTo(hex(expected, "f4_ik"));
            assertThat(Arrays.copyOf(sim.out(rand, 12, 8), 6)).isEqualTo(hex(expected, "f5star"));
        }
    }

    @Test
    @Rfc(number = 3310, section = "3.3")
    void takesTheResponseOfTheSimForThePassword() {
        assertThat(responseTo("AKAv1-MD5")).isEqualTo("32b891a7ba608d082f8981da1440ca6e");
    }

    @Test
    @Rfc(number = 4169, section = "2.1")
    void hashesTheSessionKeysIntoThePasswordOfVersion2() {
        assertThat(responseTo("AKAv2-MD5")).isEqualTo("0efaaa9041e40c64ff70dbed1cdb73fb");
        assertThat(responseTo("AKAv2-SHA-256"))
                .isEqualTo("2958816a7278ef1a74a9c6ae89f1d8b1a48168cea27572e479b22747331cc43d");
        assertThat(KEYS.password(DigestAlgorithm.AKAV2_MD5)).asString().isEqualTo("shzt3q8CWaZnCAWqs3WmEQ==");
        assertThatThrownBy(() -> KEYS.password(DigestAlgorithm.MD5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 4169, section = "2.2")
    void masksTheSessionKeysOfVersion2() {
        assertThat(KEYS.maskedIntegrityKey(HashFunction.MD5)).isEqualTo(hex("81905d9d7ab8cce8b7884d599d5e6a18"));
        assertThat(KEYS.maskedCipherKey(HashFunction.MD5)).isEqualTo(hex("235bedbfc6b418b8f04a63a41d31ac62"));
    }

    private static String responseTo(String algorithm) {
        UserCredentials user = UserCredentials.ofSim("user@ims.example", new Milenage(K, OP, SQN));
        DigestChallenge challenge = DigestVectorsTest.challenge(challenge(algorithm, NONCE));
        DigestSubject subject = DigestSubject.of("REGISTER", Slice.of("sip:ims.example"), Slice.empty());
        return NonceSession.open(challenge, Qop.AUTH, user, new ClientNonce(Slice.of("0a4f113b"), 1))
                .flatMap(session -> session.answer(subject))
                .orElseThrow()
                .response()
                .toString();
    }

    /** What a network does with the XRES that it has of the vector. */
    @Test
    @Rfc(number = 3310, section = "3.5")
    void isVerifiedWithTheKeysOfTheNetwork() {
        SipRequest retry = authorized(client(SQN).answer(exchange, register, challenged("AKAv2-SHA-256", NONCE)));
        PresentedCredentials presented = DigestVectorsTest.presented(Messages.authorization(retry, "Authorization"));
        UserCredentials network = UserCredentials.ofPassword("user@ims.example", KEYS.password(presented.algorithm()));
        assertThat(presented.areRight(network, DigestSubject.of(retry))).isTrue();
        UserCredentials other = UserCredentials.ofPassword("user@ims.example", new byte[8]);
        assertThat(presented.areRight(other, DigestSubject.of(retry))).isFalse();
    }

    @Test
    @Rfc(number = 3310, section = "3.4")
    void tellsTheNetworkThatTheSimIsOutOfStepAndAnswersItsNextChallenge() {
        DigestClient ahead = client(hex("ff9bb4d0b608"));
        SipRequest told = authorized(ahead.answer(exchange, register, challenged("AKAv1-MD5", NONCE)));
        String value = Messages.authorization(told, "Authorization");
        assertThat(Messages.parameter(value, "auts")).hasSize(20);
        PresentedCredentials presented = DigestVectorsTest.presented(value);
        UserCredentials empty = UserCredentials.ofPassword("user@ims.example", new byte[0]);
        assertThat(presented.areRight(empty, DigestSubject.of(told))).isTrue();
        Exchange other = Exchange.with(Messages.PEER);
        assertThat(ahead.authorize(other, register)).isSameAs(register);
        assertThat(ahead.answer(exchange, told, Messages.challenge(401, told, inStep())))
                .isInstanceOf(Authorized.class);
        assertThat(ahead.answer(exchange, told, Messages.challenge(401, told, inStep())))
                .isEqualTo(new BudgetSpent(Challenger.SERVER, "ims.example", BudgetSpent.Cause.REJECTED));
    }

    /** To the SIM the same vector would be an old one. */
    @Test
    void doesNotAskTheSimTwiceForTheSameNonce() {
        Milenage sim = new Milenage(K, OP, SQN);
        AtomicInteger asked = new AtomicInteger();
        DigestClient client =
                DigestClient.of((realm, peer) -> Optional.of(UserCredentials.ofSim("user@ims.example", (rand, autn) -> {
                    asked.incrementAndGet();
                    return sim.authenticate(rand, autn);
                })));
        for (int count = 1; count <= 3; count++) {
            Exchange again = Exchange.with(Messages.PEER);
            SipRequest request = authorized(client.answer(again, register, challenged("AKAv1-MD5", NONCE)));
            assertThat(Messages.parameter(request, "Authorization", "nc")).isEqualTo("0000000" + count);
        }
        assertThat(asked).hasValue(1);
    }

    /** The same RAND with the sequence number that the SIM waits for. */
    private static String inStep() {
        byte[] sqn = hex("ff9bb4d0b608");
        Milenage network = new Milenage(K, OP, sqn);
        byte[] amf = hex("b9b9");
        byte[] ak = network.out(RAND, 0, 1);
        byte[] nonce = Arrays.copyOf(RAND, 32);
        for (int i = 0; i < sqn.length; i++) {
            nonce[16 + i] = (byte) (sqn[i] ^ ak[i]);
        }
        System.arraycopy(amf, 0, nonce, 22, 2);
        System.arraycopy(network.out1(RAND, sqn, amf), 0, nonce, 24, 8);
        return challenge("AKAv1-MD5", Base64.getEncoder().encodeToString(nonce));
    }

    @Test
    @Rfc(number = 3310, section = "3.3")
    void answersNoNetworkThatIsNotGenuine() {
        String forged = NONCE.replace("fr7M=", "fr7N=").replace("w1Tf", "w1Tg");
        assertThat(client(SQN).answer(exchange, register, challenged("AKAv1-MD5", forged)))
                .isEqualTo(new NothingSupported(List.of(new Skipped(Skipped.Reason.NOT_GENUINE, "AKAv1-MD5"))));
    }

    @Test
    void skipsANonceThatHoldsNoVector() {
        for (String nonce : List.of("I1U8vpY3qJ0hiuZN", "*", "!".repeat(60))) {
            assertThat(client(SQN).answer(exchange, register, challenged("AKAv1-MD5", nonce)))
                    .isEqualTo(new NothingSupported(List.of(Skipped.malformed())));
        }
    }

    /** Their padding is wrong, and they are too short or too long by a character. */
    @Test
    @Rfc(number = 3310, section = "4")
    void readsTheNoncesThatTheRfcPrints() {
        assertThat(AkaNonce.of(Slice.of("CjPk9mRqNuT25eRkajM09uTl9nM09uTl9nMz5OX25PZz==")))
                .isPresent();
        assertThat(AkaNonce.of(Slice.of("9uQzNPbk9jM05Pbl5Pbl5DIz9uTl9uTl9jM0NTHk9uXk==")))
                .isPresent();
    }

    @Test
    @Rfc(number = 4169, section = "4.1")
    void choosesTheSecondVersionWhereverItStands() {
        SipRequest retry = authorized(client(SQN)
                .answer(
                        exchange,
                        register,
                        Messages.challenge(
                                401, register, challenge("AKAv1-MD5", NONCE), challenge("AKAv2-MD5", NONCE))));
        assertThat(Messages.parameter(retry, "Authorization", "algorithm")).isEqualTo("AKAv2-MD5");
    }

    /** A password is not given for AKA's, nor a SIM asked for others (RFC 3310 §5.3). */
    @Test
    @Rfc(number = 3310, section = "5.3")
    void keepsPasswordsAndSimsApart() {
        assertThat(Messages.user().covers(DigestAlgorithm.AKAV1_MD5)).isFalse();
        UserCredentials sim = UserCredentials.ofSim("u", new Milenage(K, OP, SQN));
        assertThat(sim.covers(DigestAlgorithm.MD5)).isFalse();
        assertThat(client(SQN).answer(exchange, register, challenged("MD5", NONCE)))
                .isInstanceOf(NoCredentials.class);
    }

    @Test
    void forgetsKeysThatAreWiped() {
        AkaKeys keys = AkaKeys.of(new byte[] {1, 2, 3, 4}, new byte[16], new byte[16]);
        assertThat(keys).hasToString("AKA keys");
        keys.wipe();
        assertThat(keys.password(DigestAlgorithm.AKAV1_MD5)).containsOnly(0);
    }

    private static DigestClient client(byte[] sqn) {
        UserCredentials user = UserCredentials.ofSim("user@ims.example", new Milenage(K, OP, sqn));
        return DigestClient.of(RealmCredentials.none().realm("ims.example", user));
    }

    private SipResponse challenged(String algorithm, String nonce) {
        return Messages.challenge(401, register, challenge(algorithm, nonce));
    }

    private static SipRequest authorized(DigestAnswer answer) {
        assertThat(answer).isInstanceOf(Authorized.class);
        return ((Authorized) answer).request();
    }

    private static String challenge(String algorithm, String nonce) {
        return "Digest realm=\"ims.example\", nonce=\"" + nonce + "\", qop=\"auth\", algorithm=" + algorithm;
    }

    private static byte[] hex(JsonNode node, String name) {
        return hex(node.path(name).asText());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
