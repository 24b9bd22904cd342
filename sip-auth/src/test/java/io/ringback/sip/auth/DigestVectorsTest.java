package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DigestVectorsTest {
    private static final String OF_7616 = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CNONCE_OF_7616 = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    @Test
    @Rfc(number = 2617, section = "3.5")
    void answersTheExampleOfRfc2617() {
        String challenge = "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
        WrittenCredentials written =
                answer(challenge, "Mufasa", "Circle Of Life", "0a4f113b", "GET", "/dir/index.html");
        assertThat(written.value())
                .hasToString("Digest username=\"Mufasa\", realm=\"testrealm@host.com\", "
                        + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", "
                        + "response=\"6629fae49393a05397450978507c4ef1\", "
                        + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\", cnonce=\"0a4f113b\", qop=auth, nc=00000001");
    }

    @Test
    @Rfc(number = 7616, section = "3.9.1")
    void answersTheExampleOfRfc7616WithSha256() {
        assertThat(of7616("SHA-256")).hasToString("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    @Test
    @Rfc(number = 7616, section = "3.9.1")
    void answersTheExampleOfRfc7616WithMd5() {
        assertThat(of7616("MD5")).hasToString("8ca523f5e9506fed4657c9700eebdbec");
    }

    private static Slice of7616(String algorithm) {
        String challenge = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                + ", nonce=\"" + OF_7616 + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        return answer(challenge, "Mufasa", "Circle of Life", CNONCE_OF_7616, "GET", "/dir/index.html")
                .response();
    }

    /** The response that RFC 7616 prints was made with SHA-512 cut short; erratum 4897 has this one. */
    @Test
    @Rfc(number = 7616, section = "3.9.2")
    void answersTheExampleOfRfc7616WithSha512256AsItsErratumHasIt() {
        String challenge = "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, "
                + "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\"";
        String user = "J\u00E4s\u00F8n Doe";
        String cnonce = "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v";
        assertThat(answer(challenge, user, "Secret, or not?", cnonce, "GET", "/doe.json")
                        .response())
                .hasToString("3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5");
    }

    /** The seed's document printed the response of another password; this is the one of its printed password. */
    @Test
    void answersTheChallengeOfTheSeed() {
        WrittenCredentials written =
                answer(Messages.SEED_CHALLENGE, "yourname", "yourpassword1234567", "0347557B", "INVITE", Messages.URI);
        assertThat(written.response()).hasToString("12e33441ef09d37b9d41bb7bafa30bca");
    }

    /** Each line of {@code vectors.txt}, which says where it is from. */
    @Test
    @Rfc(number = 7616, section = "3.4")
    @Rfc(number = 8760, section = "2.6")
    void computesWhatOthersHaveComputed() throws IOException {
        Set<String> vectors = lines("vectors.txt");
        assertThat(vectors).hasSize(24);
        for (String vector : vectors) {
            String[] field = vector.split("\t", -1);
            Qop qop = Qop.of(Slice.of(field[2])).orElse(Qop.NONE);
            DigestAlgorithm algorithm = DigestAlgorithm.of(Slice.of(field[1])).orElseThrow();
            String body = field[11].equals("-") ? "" : field[11].replace("\\r\\n", "\r\n");
            String challenge = "Digest realm=\"" + field[4] + "\", nonce=\"" + field[8] + "\", algorithm=" + field[1]
                    + (qop == Qop.NONE ? "" : ", qop=\"" + qop.token() + "\"");
            long count = field[9].equals("-") ? 1 : Long.parseLong(field[9], 16);
            UserCredentials user = UserCredentials.ofPassword(field[3], field[5].toCharArray());
            DigestSubject subject = DigestSubject.of(field[6], Slice.of(field[7]), Slice.of(body));
            WrittenCredentials written = NonceSession.open(
                            challenge(challenge), qop, user, new ClientNonce(Slice.of(field[10]), count))
                    .flatMap(session -> session.answer(subject))
                    .orElseThrow();
            assertThat(written.response())
                    .as(vector)
                    .hasToString(field[12])
                    .satisfies(response -> assertThat(response.length())
                            .isEqualTo(algorithm.hash().hexLength()));
            assertThat(presented(written.value().toString()).areRight(user, subject))
                    .isTrue();
        }
    }

    static Set<String> lines(String resource) throws IOException {
        try (InputStream file = DigestVectorsTest.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Set<String> lines = new TreeSet<>(text.lines().toList());
            lines.removeIf(line -> line.startsWith("# "));
            return lines;
        }
    }

    /** {@code regaut01}: only its syntax is told, and no response is printed. */
    @Test
    @Rfc(number = 4475, section = "3.3.7")
    void skipsASchemeThatNobodyKnows() {
        Credentials unknown = Credentials.read(
                Slice.of("NoOneKnowsThisScheme opaque-data=here").cursor());
        assertThat(unknown.isDigest()).isFalse();
        assertThat(unknown.parameters().text("opaque-data")).hasValue("here");
        assertThat(PresentedCredentials.of(unknown)).isEmpty();
    }

    /** {@code session} of the example above: computed by hand from the definition of A1. */
    @Test
    @Rfc(number = 7616, section = "3.4.2")
    void hashesTheSessionsA1OnceMore() {
        DigestScratch scratch = DigestScratch.create();
        byte[] user = DigestResponse.ha1(scratch, HashFunction.MD5, Slice.of("u"), Slice.of("r"), bytes("p"));
        byte[] session = DigestResponse.sessionHa1(scratch, HashFunction.MD5, user, Slice.of("n"), Slice.of("c"));
        byte[] text = bytes(new String(user, StandardCharsets.US_ASCII) + ":n:c");
        String expected = new BigInteger(1, HashFunction.MD5.newDigest().digest(text)).toString(16);
        assertThat(new String(session, StandardCharsets.US_ASCII))
                .endsWith(expected)
                .hasSize(32);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static WrittenCredentials answer(
            String challenge, String user, String password, String cnonce, String method, String uri) {
        DigestChallenge read = challenge(challenge);
        UserCredentials credentials = UserCredentials.ofPassword(user, password.toCharArray());
        return NonceSession.open(
                        read, DigestPolicy.defaults().qopFor(read), credentials, new ClientNonce(Slice.of(cnonce), 1))
                .flatMap(session -> session.answer(DigestSubject.of(method, Slice.of(uri), Slice.empty())))
                .orElseThrow();
    }

    static DigestChallenge challenge(String text) {
        return DigestPolicy.defaults()
                .select(List.of(Challenge.read(Slice.of(text).cursor())))
                .answerable()
                .get(0);
    }

    static PresentedCredentials presented(String text) {
        return PresentedCredentials.of(Credentials.read(Slice.of(text).cursor()))
                .orElseThrow();
    }
}
