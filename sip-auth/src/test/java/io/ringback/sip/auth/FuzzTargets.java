package io.ringback.sip.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.sip.header.Credentials;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is fuzzed: functions of any bytes that throw if a promise is broken. They know no fuzzer, so that plain tests
 * can give them what a fuzzer has found.
 */
public final class FuzzTargets {
    private static final String NAME = "yourname";
    private static final String PASSWORD = "yourpassword1234567";
    private static final String REALM = "r";
    private static final UserCredentials USER = UserCredentials.ofPassword(NAME, PASSWORD.toCharArray());
    private static final byte[] INVITE = Messages.invite().bytes().toBytes();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Always the same, so that what has been found can be replayed. */
    private static final NonceKeys KEYS = NonceKeys.of(1, new byte[32]);

    private FuzzTargets() {}

    /** A new server, which has seen no nonce yet, with the key of all the others. */
    static DigestVerifier verifier() {
        VerifierPolicy policy = VerifierPolicy.defaults().withAlgorithms(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
        return DigestVerifier.of(Challenger.SERVER, REALM, policy, KEYS, () -> NOW);
    }

    /** Challenges, one in each line, of a response: a typed outcome, and an answer is right and well-formed. */
    public static void challenges(byte[] bytes) {
        SipRequest invite = Messages.invite();
        byte[] refusal = SipResponse.to(invite, 407).build().bytes().toBytes();
        if (parsed(withFields(refusal, "Proxy-Authenticate: ", bytes)) instanceof SipResponse challenge) {
            DigestClient client = DigestClient.of((realm, peer) -> Optional.of(USER));
            DigestAnswer answer = client.answer(Exchange.with(Messages.PEER), invite, challenge);
            boolean told = new String(bytes, ISO_8859_1).contains(PASSWORD);
            require(told || !answer.toString().contains(PASSWORD), "an outcome shows the secret");
            if (answer instanceof Authorized authorized) {
                isRight(authorized.request());
            }
        }
    }

    private static void isRight(SipRequest request) {
        Parsed sent = SipParser.strict().parse(request.bytes().toBytes());
        require(sent instanceof SipRequest, "the answer is malformed");
        SipRequest arrived = (SipRequest) sent;
        List<Credentials> all = new ArrayList<>();
        int malformed = FieldValues.read(arrived, Challenger.PROXY.credentials(), all);
        require(malformed == 0 && !all.isEmpty(), "the credentials are malformed");
        for (Credentials one : all) {
            Optional<PresentedCredentials> presented = PresentedCredentials.of(one);
            require(presented.isPresent(), "the credentials lack something");
            require(presented.get().areRight(USER, DigestSubject.of(arrived)), "the credentials are wrong");
        }
    }

    /** Credentials, one in each line, of a request: accepted only if the response is right, and only once. */
    public static void credentials(byte[] bytes) {
        if (parsed(withFields(INVITE, "Authorization: ", bytes)) instanceof SipRequest request) {
            DigestVerifier verifier = verifier();
            if (verdict(verifier, request) instanceof Verdict.Accepted accepted) {
                require(accepted.username().equals(NAME), "somebody else is accepted");
                require(holdsARightResponse(request), "a wrong response is accepted");
                require(!(verdict(verifier, request) instanceof Verdict.Accepted), "a replay is accepted");
            }
        }
    }

    private static Verdict verdict(DigestVerifier verifier, SipRequest request) {
        Examination examination = verifier.examine(request);
        if (examination instanceof Claim claim) {
            return verifier.decide(
                    claim, Optional.of(USER).filter(user -> claim.username().equals(NAME)));
        }
        return (Verdict) examination;
    }

    /** Whether one of the credentials has the response that RFC 7616 §3.4.1 gives, computed the plainest way. */
    private static boolean holdsARightResponse(SipRequest request) {
        List<Credentials> all = new ArrayList<>();
        FieldValues.read(request, Challenger.SERVER.credentials(), all);
        return all.stream().anyMatch(one -> {
            String algorithm = text(one, "algorithm").equalsIgnoreCase("SHA-256") ? "SHA-256" : "MD5";
            String a1 = hash(algorithm, NAME + ":" + REALM + ":" + PASSWORD);
            String a2 = hash(algorithm, request.method() + ":" + text(one, "uri"));
            String between = String.join(
                    ":",
                    text(one, "nonce"),
                    text(one, "nc"),
                    text(one, "cnonce"),
                    text(one, "qop").toLowerCase(Locale.ROOT));
            return hash(algorithm, a1 + ":" + between + ":" + a2).equalsIgnoreCase(text(one, "response"));
        });
    }

    private static String text(Credentials credentials, String name) {
        return QuotedBytes.plainOf(credentials.parameters(), name)
                .map(value -> new String(value.toBytes(), ISO_8859_1))
                .orElse("");
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(ISO_8859_1)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The message as it would arrive with each line as one more field, below the start line. */
    private static byte[] withFields(byte[] message, String name, byte[] lines) {
        String text = new String(message, ISO_8859_1);
        int line = text.indexOf("\r\n") + 2;
        StringBuilder fields = new StringBuilder();
        Arrays.stream(new String(lines, ISO_8859_1).split("\n", -1))
                .forEach(value -> fields.append(name).append(value).append("\r\n"));
        return (text.substring(0, line) + fields + text.substring(line)).getBytes(ISO_8859_1);
    }

    private static Parsed parsed(byte[] message) {
        return SipParser.lenient().parse(message);
    }

    private static void require(boolean kept, String promise) {
        if (!kept) {
            throw new AssertionError(promise);
        }
    }
}
