package io.ringback.benchmarks;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.DigestClient;
import io.ringback.sip.auth.DigestVerifier;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.auth.NonceKeys;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A server and a client's requests with one nonce. When all were verified, the server forgets what it has seen. */
@State(Scope.Thread)
public class DigestServerCase {
    private static final int REQUESTS = 1024;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** The algorithm that the server asks for. */
    @Param({"MD5", "SHA-256", "SHA-512-256"})
    public String algorithm = "";

    final Optional<UserCredentials> user =
            Optional.of(UserCredentials.ofPassword(DigestCase.USER, DigestCase.PASSWORD.toCharArray()));
    private final NonceKeys keys = NonceKeys.random();
    private final SipRequest[] requests = new SipRequest[REQUESTS];
    private int next;

    DigestVerifier verifier = verifier("MD5");

    /** Lets a client answer. */
    @Setup
    public void prepare() {
        verifier = verifier(algorithm);
        SipRequest invite = (SipRequest) DigestCase.message(Seed.INVITE);
        SipResponse challenge = verifier.challenge().response(invite).build();
        DigestClient client = DigestClient.of(RealmCredentials.none().realm(DigestCase.REALM, user.orElseThrow()));
        requests[0] = parsed(((Authorized) client.answer(Exchange.with("trunk"), invite, challenge)).request());
        for (int i = 1; i < REQUESTS; i++) {
            requests[i] = parsed(client.authorize(Exchange.with("trunk"), invite));
        }
        next = 0;
        for (int i = 0; i < REQUESTS; i++) {
            if (!(verifier.decide((Claim) verifier.examine(next()), user) instanceof Verdict.Accepted)) {
                throw new IllegalStateException("request " + i + " is refused");
            }
        }
    }

    private DigestVerifier verifier(String algorithm) {
        VerifierPolicy policy = VerifierPolicy.defaults()
                .withAlgorithms(DigestAlgorithm.of(Slice.of(algorithm)).orElseThrow());
        return DigestVerifier.of(Challenger.PROXY, DigestCase.REALM, policy, keys, () -> NOW);
    }

    /** As it arrives, with a Via. */
    private static SipRequest parsed(SipRequest request) {
        Via via = Via.of(TransportProtocol.UDP, HostPort.of("203.0.113.100", 5060), "z9hG4bK11D19D0");
        SipRequest sent = request.edit().set(HeaderTypes.VIA, via).build();
        return (SipRequest) SipParser.strict().parse(sent.bytes().toBytes());
    }

    SipRequest next() {
        if (next == REQUESTS) {
            next = 0;
            verifier = verifier(algorithm);
        }
        return requests[next++];
    }
}
