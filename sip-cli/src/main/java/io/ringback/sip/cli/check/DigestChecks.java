package io.ringback.sip.cli.check;

import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.DigestChallenge;
import io.ringback.sip.auth.DigestPolicy;
import io.ringback.sip.auth.DigestSubject;
import io.ringback.sip.auth.PresentedCredentials;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Challenges and credentials. */
final class DigestChecks {
    private static final Set<String> TOKENS = Set.of("algorithm", "qop", "nc");

    private final Expectation expectation;

    DigestChecks(Expectation expectation) {
        this.expectation = expectation;
    }

    List<FlowCheck> all() {
        return List.of(
                new FlowCheck("The challenge is the one that was asked for", "RFC 7616 §3.3", this::challenge),
                new FlowCheck("Credentials are sent only when asked for", "RFC 3261 §22.3", DigestChecks::unasked),
                new FlowCheck("They name its algorithm, qop and nonce", "RFC 7616 §3.4", this::answer),
                new FlowCheck("They are for the Request-URI", "RFC 7616 §3.4.6", DigestChecks::uri),
                new FlowCheck("Their response is right", "RFC 7616 §3.4.1", this::response),
                new FlowCheck("Texts are in quotes; qop, nc, algorithm not", "RFC 7616 §3.4", DigestChecks::quoting),
                new FlowCheck("nc counts the uses of each nonce from 1", "RFC 7616 §3.4", DigestChecks::nonceCount),
                new FlowCheck("The answer's ACK repeats the credentials", "RFC 3261 §22.1", DigestChecks::ack),
                new FlowCheck(attemptsClaim(), "RFC 3261 §22.2", this::attempts));
    }

    private String attemptsClaim() {
        if (expectation.stale()) {
            return "A stale nonce was replaced by the new one";
        }
        return expectation.challenges() > 1 ? "A refused password is not tried again" : "One challenge was enough";
    }

    private Finding challenge(CallFlow flow) {
        List<DigestChallenge> asked = flow.invites().stream()
                .flatMap(invite -> challenges(invite).stream())
                .toList();
        boolean held = !asked.isEmpty()
                && asked.stream()
                        .allMatch(one -> one.algorithm() == expectation.algorithm()
                                && one.qops().equals(Set.of(expectation.qop())));
        String evidence = asked.stream().map(DigestChecks::describe).distinct().collect(Collectors.joining("; "));
        return Finding.of(held, asked.isEmpty() ? "no challenge" : evidence);
    }

    private static String describe(DigestChallenge challenge) {
        Qop qop = challenge.qops().iterator().next();
        return challenge.algorithm().token() + (qop == Qop.NONE ? ", no qop" : ", qop " + qop.token());
    }

    private static List<DigestChallenge> challenges(Attempt attempt) {
        if (!attempt.isChallenged()) {
            return List.of();
        }
        List<Challenge> all = new ArrayList<>();
        SipResponse response = attempt.outcome().orElseThrow();
        for (Challenger challenger : Challenger.values()) {
            all.addAll(response.headers().all(challenger.challenge()));
        }
        return DigestPolicy.defaults().select(all).answerable();
    }

    private static Finding unasked(CallFlow flow) {
        boolean held = !flow.invites().isEmpty()
                && credentials(flow.invites().get(0).request()).isEmpty();
        long later = flow.requests().stream()
                .filter(request -> credentials(request).isPresent())
                .count();
        return Finding.of(held, "0 at first, then in " + later);
    }

    /** The nonce is always the newest: of the challenge before. */
    private Finding answer(CallFlow flow) {
        Map<Slice, DigestChallenge> known = new HashMap<>();
        boolean held = true;
        List<Attempt> attempts = new ArrayList<>(flow.invites());
        attempts.addAll(flow.byes());
        for (Attempt attempt : attempts) {
            Optional<PresentedCredentials> shown = presented(attempt.request());
            held &= shown.map(one -> known.containsKey(one.use().nonce())
                            && one.algorithm() == expectation.algorithm()
                            && one.use().qop() == expectation.qop())
                    .orElse(known.isEmpty());
            challenges(attempt).forEach(one -> known.put(one.nonce(), one));
        }
        return Finding.of(held && !known.isEmpty(), count(known.size(), "nonce"));
    }

    private static Finding uri(CallFlow flow) {
        List<SipRequest> signed = signed(flow);
        boolean held = signed.stream()
                .allMatch(request -> presented(request)
                        .filter(one -> one.uri().equals(request.rawRequestUri()))
                        .isPresent());
        return signed.isEmpty() ? noCredentials() : Finding.of(held, count(signed.size(), "request"));
    }

    private Finding response(CallFlow flow) {
        List<SipRequest> signed = signed(flow);
        boolean held = signed.stream()
                .allMatch(request -> presented(request)
                        .filter(one -> one.areRight(expectation.user(), DigestSubject.of(request)))
                        .isPresent());
        return signed.isEmpty() ? noCredentials() : Finding.of(held, "computed again for " + signed.size());
    }

    private static Finding quoting(CallFlow flow) {
        List<AuthParameters> all = flow.requests().stream()
                .flatMap(request -> credentials(request).stream())
                .map(Credentials::parameters)
                .toList();
        for (AuthParameters parameters : all) {
            for (AuthParameters.Parameter parameter : parameters) {
                String name = parameter.name().toString();
                if (parameter.quoted() == TOKENS.contains(name)) {
                    return Finding.of(false, name);
                }
            }
        }
        return all.isEmpty() ? noCredentials() : Finding.of(true, count(all.size(), "header field"));
    }

    private static Finding nonceCount(CallFlow flow) {
        Map<Slice, Integer> counts = new HashMap<>();
        List<String> seen = new ArrayList<>();
        for (SipRequest request : signed(flow)) {
            Optional<PresentedCredentials> readable = presented(request);
            if (readable.isEmpty()) {
                return Finding.of(false, "malformed credentials");
            }
            PresentedCredentials shown = readable.get();
            if (shown.use().qop() == Qop.NONE) {
                return Finding.absent("there is no nc without qop");
            }
            int expected = counts.merge(shown.use().nonce(), 1, Integer::sum);
            int count = Integer.parseUnsignedInt(shown.use().nc().toString(), 16);
            seen.add(request.method() + " " + count);
            if (count != expected) {
                return Finding.of(false, String.join(", ", seen));
            }
        }
        return seen.isEmpty() ? noCredentials() : Finding.of(true, String.join(", ", seen));
    }

    private static Finding ack(CallFlow flow) {
        Optional<Attempt> answered = flow.answered();
        if (answered.isEmpty()) {
            return Finding.absent("the call was not answered");
        }
        Optional<Credentials> invite = credentials(answered.get().request());
        Optional<Credentials> ack = answered.get().ack().flatMap(DigestChecks::credentials);
        return Finding.of(
                invite.isPresent() && invite.equals(ack), ack.isPresent() ? "every parameter" : "it has none");
    }

    private Finding attempts(CallFlow flow) {
        long challenged = flow.invites().stream().filter(Attempt::isChallenged).count();
        boolean stale = flow.invites().stream()
                .flatMap(invite -> challenges(invite).stream())
                .anyMatch(DigestChallenge::stale);
        boolean held = challenged == expectation.challenges() && stale == expectation.stale();
        return Finding.of(held, flow.invites().size() + " INVITEs, " + challenged + " challenged");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static Finding noCredentials() {
        return Finding.of(false, "there are no credentials");
    }

    /** Our requests with credentials of their own: an ACK only repeats those of its INVITE. */
    private static List<SipRequest> signed(CallFlow flow) {
        return flow.requests().stream()
                .filter(request -> !request.method().equals(Method.ACK)
                        && credentials(request).isPresent())
                .toList();
    }

    private static Optional<PresentedCredentials> presented(SipRequest request) {
        return credentials(request).flatMap(PresentedCredentials::of);
    }

    private static Optional<Credentials> credentials(SipMessage request) {
        return request.headers()
                .first(Challenger.PROXY.credentials())
                .or(() -> request.headers().first(Challenger.SERVER.credentials()));
    }
}
