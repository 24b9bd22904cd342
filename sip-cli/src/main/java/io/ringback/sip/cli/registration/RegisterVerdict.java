package io.ringback.sip.cli.registration;

import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.cli.call.DigestReason;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.TimerValues;
import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.ua.RegistrationEvent;
import java.util.Optional;

/**
 * What a registration comes to, and why, in one sentence for people.
 *
 * @param result what it comes to
 * @param explanation the sentence; it may hold text from the network
 * @param timer the timer that ended it (RFC 3261 table 4), if one did
 * @param response the final response that decided it, if there was one
 */
public record RegisterVerdict(
        RegisterResult result, String explanation, Optional<String> timer, Optional<SipResponse> response) {
    /**
     * Judges a registration.
     *
     * @param report the registration
     * @return the verdict
     */
    public static RegisterVerdict of(RegisterReport report) {
        RegistrationEvent state = report.state().orElse(null);
        if (state instanceof RegistrationEvent.Registered registered) {
            return registered(report, registered);
        }
        if (state instanceof RegistrationEvent.Refused refused) {
            String why = refused.unanswered()
                    .map(answer -> "; " + DigestReason.of(answer))
                    .orElse("");
            return new RegisterVerdict(
                    RegisterResult.REFUSED,
                    "refused: " + statusLine(refused.response()) + why,
                    Optional.empty(),
                    Optional.of(refused.response()));
        }
        return state instanceof RegistrationEvent.Interrupted interrupted
                ? interrupted(report, interrupted)
                : new RegisterVerdict(
                        RegisterResult.CANCELLED, "stopped before the answer", Optional.empty(), Optional.empty());
    }

    private static RegisterVerdict registered(RegisterReport report, RegistrationEvent.Registered registered) {
        String text =
                "registered for " + registered.lifetime().toSeconds() + " s: " + statusLine(registered.response());
        String proof = registered.proof() == PeerProof.WRONG
                ? "; but the registrar's proof that it knows the password is wrong"
                : "";
        boolean removed = report.removed();
        return new RegisterVerdict(
                RegisterResult.REGISTERED,
                text + proof + (removed ? "; then removed" : "; the removal was not confirmed"),
                removed ? Optional.empty() : Optional.of("F"),
                Optional.of(registered.response()));
    }

    private static RegisterVerdict interrupted(RegisterReport report, RegistrationEvent.Interrupted interrupted) {
        if (interrupted.response().isPresent()) {
            SipResponse response = interrupted.response().get();
            return new RegisterVerdict(
                    RegisterResult.REFUSED,
                    "refused: " + statusLine(response),
                    Optional.empty(),
                    Optional.of(response));
        }
        Throwable cause = interrupted.cause().orElse(null);
        if (cause instanceof TransactionTimeoutException late) {
            String explanation = "no final answer from " + Ladder.address(report.remote()) + ": timer " + late.timer()
                    + " fired after 64*T1 = "
                    + TimerValues.defaults().timeout().toSeconds() + " s";
            return new RegisterVerdict(
                    RegisterResult.TIMEOUT, explanation, Optional.of(late.timer()), Optional.empty());
        }
        String text = cause == null ? "" : ": " + cause.getMessage();
        return new RegisterVerdict(
                RegisterResult.UNREACHABLE,
                report.order().firstHop() + " cannot be reached" + text,
                Optional.empty(),
                Optional.empty());
    }

    private static String statusLine(SipResponse response) {
        return (response.statusCode() + " " + response.reasonPhrase()).strip();
    }
}
