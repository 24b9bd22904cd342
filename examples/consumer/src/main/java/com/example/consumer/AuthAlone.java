package com.example.consumer;

import io.ringback.sip.address.Uri;
import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.DigestClient;
import io.ringback.sip.auth.DigestVerifier;
import io.ringback.sip.auth.Examination;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.auth.NonceKeys;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.time.InstantSource;
import java.util.Optional;

/** Challenges a request, answers the challenge, and checks the answer. */
public final class AuthAlone {
    private AuthAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        UserCredentials alice = UserCredentials.ofPassword("alice", "wonderland".toCharArray());
        DigestClient client = DigestClient.of(RealmCredentials.none().realm("example.com", alice));
        DigestVerifier server = DigestVerifier.of(
                Challenger.SERVER,
                "example.com",
                VerifierPolicy.defaults(), // SHA-256 before MD5, qop auth
                NonceKeys.random(),
                InstantSource.system());

        SipRequest request = SipRequest.builder(Method.REGISTER, Uri.of("sip:example.com"))
                .set(HeaderTypes.CALL_ID, Slice.of("843817637684230"))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.REGISTER))
                .build();
        SipResponse challenge = server.challenge().response(request).build(); // 401

        // What one request has tried already is in its exchange: it answers one fresh nonce, and follows stale once.
        Exchange exchange = Exchange.with("registrar");
        DigestAnswer answer = client.answer(exchange, request, challenge);
        if (!(answer instanceof Authorized authorized)) {
            System.out.println("gave up: " + answer.kind());
            return;
        }
        SipRequest second = authorized.request(); // CSeq 2, with Authorization

        // Between the two steps of the server lies the search for the user's secret.
        Examination examination = server.examine(second);
        Verdict verdict = examination instanceof Claim claim
                ? server.decide(claim, claim.username().equals("alice") ? Optional.of(alice) : Optional.empty())
                : (Verdict) examination;
        System.out.println(second.cSeq() + ": " + verdict.kind());
        // end
    }
}
