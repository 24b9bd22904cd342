package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What a fuzzer begins with: challenges of real kinds, and credentials that are right for the fuzzed server. */
public final class Seeds {
    private Seeds() {}

    public static Stream<byte[]> challenges() {
        return Stream.of(
                        Messages.SEED_CHALLENGE,
                        "Digest realm=\"a\", nonce=\"n\"",
                        "Digest realm=\"a\", nonce=\"n\", algorithm=SHA-256, qop=\"auth,auth-int\", userhash=true, stale=true\n"
                                + "Digest realm=\"b \\\"q\\\"\", nonce=\"m\\\\\", algorithm=MD5-sess, qop=auth-int, opaque=\"\"",
                        "Digest realm=\"a\", nonce=\"n\", algorithm=unknown, Digest realm=\"a\", nonce=\"n\", charset=UTF-8",
                        "Digest realm=\"a\", nonce=\"AAAA\", algorithm=AKAv1-MD5, qop=\"auth\"",
                        "Digest realm=\"a\", nonce=\"n\", algorithm=SHA-512-256-sess, qop=\"x, auth\", domain=\"sip:a\", x=\"y\"",
                        "Basic realm=\"a\"\nBearer authz_server=\"https://a\", scope=\"x\"")
                .map(Seeds::utf8);
    }

    public static Stream<byte[]> credentials() {
        DigestVerifier verifier = FuzzTargets.verifier();
        DigestClient client = DigestClient.of(Messages.forRealm("r"));
        return Stream.concat(
                verifier.challenge().challenges().stream().map(challenge -> answer(client, challenge)),
                Stream.of(
                                "Digest username=\"yourname\", realm=\"r\", nonce=\"\", uri=\"\", response=\"\"",
                                "Digest username*=UTF-8''%e2%82%ac, realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"0\", userhash=true",
                                "Digest username=\"yourname\", realm=\"x\", nonce=\"n\"\nBasic QWxhZGRpbg==\nBearer a.b.c")
                        .map(Seeds::utf8));
    }

    private static byte[] answer(DigestClient client, Challenge challenge) {
        SipRequest invite = Messages.invite();
        DigestAnswer answer = client.answer(
                Exchange.with(Messages.PEER),
                invite,
                new Verdict.Challenged(Challenger.SERVER, List.of(challenge), false)
                        .response(invite)
                        .build());
        return utf8(Messages.authorization(((Authorized) answer).request(), "Authorization"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
