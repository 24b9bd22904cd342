package io.ringback.sip.ua.provider;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestVerifier;
import io.ringback.sip.auth.Examination;
import io.ringback.sip.auth.NonceKeys;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UriPolicy;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.GateDecision;
import io.ringback.sip.ua.RequestGate;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A trunk's digest: 407 for calls, 401 for registrations (RFC 3261 §22). */
final class TrunkGate implements RequestGate {
    private final Map<String, UserCredentials> users;
    private final boolean withinDialogs;
    private final DigestVerifier calls;
    private final DigestVerifier registrations;

    TrunkGate(
            Map<String, UserCredentials> users,
            String realm,
            VerifierPolicy policy,
            boolean withinDialogs,
            InstantSource clock) {
        this.users = Map.copyOf(users);
        this.withinDialogs = withinDialogs;
        NonceKeys keys = NonceKeys.random();
        VerifierPolicy own = policy.withUri(TrunkGate::isForHere);
        this.calls = DigestVerifier.of(Challenger.PROXY, realm, own, keys, clock);
        this.registrations = DigestVerifier.of(Challenger.SERVER, realm, own, keys, clock);
    }

    /**
     * Some callers sign the trunk's host and port without the number. But a digest that was made for one number is not
     * for another.
     */
    private static boolean isForHere(Slice uri, SipRequest request) {
        try {
            return UriPolicy.EQUIVALENT.accepts(uri, request)
                    || (Uri.of(uri) instanceof SipUri digest
                            && request.requestUri() instanceof SipUri target
                            && digest.user().isEmpty()
                            && digest.hostPort().equals(target.hostPort()));
        } catch (SyntaxException e) {
            return false;
        }
    }

    @Override
    public GateDecision decide(SipRequest request) {
        boolean register = request.method().equals(Method.REGISTER);
        boolean within = request.to().tag().isPresent();
        boolean exempt = request.method().equals(Method.OPTIONS) || (within && !withinDialogs);
        if (exempt || users.isEmpty()) {
            return GateDecision.pass();
        }
        DigestVerifier verifier = register ? registrations : calls;
        Examination examination = verifier.examine(request);
        return examination instanceof Claim claim
                ? conclude(verifier, claim, request)
                : decision(request, (Verdict) examination);
    }

    private GateDecision conclude(DigestVerifier verifier, Claim claim, SipRequest request) {
        Optional<UserCredentials> user = Optional.ofNullable(users.get(claim.username()));
        Verdict verdict = verifier.decide(claim, user);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return decision(request, verdict);
        }
        if (request.method().equals(Method.REGISTER) && !isOwn(request, accepted)) {
            return GateDecision.refuse(SipResponse.to(request, 403));
        }
        // Whoever uses no qop may be older than the header field (RFC 3261 §22.4).
        return accepted.qop() == Qop.NONE
                ? GateDecision.pass()
                : GateDecision.pass(response -> prove(verifier, claim, user.orElseThrow(), response));
    }

    private static GateDecision decision(SipRequest request, Verdict verdict) {
        if (verdict instanceof Verdict.Challenged challenged) {
            return GateDecision.refuse(challenged.response(request));
        }
        return verdict instanceof Verdict.Refused refused
                ? GateDecision.refuse(refused.response(request))
                : GateDecision.pass();
    }

    /** That the trunk knows the secret too, and the nonce to use next (RFC 7616 §3.5, RFC 7615). */
    private static SipResponse prove(DigestVerifier verifier, Claim claim, UserCredentials user, SipResponse response) {
        return verifier.info(claim, user, response.body())
                .map(info ->
                        response.edit().add(verifier.challenger().info(), info).build())
                .orElse(response);
    }

    private static boolean isOwn(SipRequest request, Verdict.Accepted accepted) {
        return AddressOfRecord.of(request.to().uri()).belongsTo(accepted.username());
    }
}
