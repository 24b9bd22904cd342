package io.ringback.sip.cli.call;

import io.ringback.sdp.negotiation.NegotiationException;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.TimerValues;
import io.ringback.sip.transaction.TransactionException;
import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.transport.TransportException;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import io.ringback.sip.ua.NoHopException;
import io.ringback.text.SyntaxException;
import java.util.Optional;

/**
 * What a call comes to, and why, in one sentence for people.
 *
 * @param result what it comes to
 * @param explanation the sentence; it may hold text from the network
 * @param timer the timer that ended it (RFC 3261 table 4), if one did
 */
public record Verdict(CallResult result, String explanation, Optional<String> timer) {
    /**
     * Judges a call.
     *
     * @param report the call
     * @return the verdict
     */
    public static Verdict of(CallReport report) {
        CallOutcome outcome = report.outcome();
        return switch (outcome.kind()) {
            case ANSWERED -> answered(report, (CallOutcome.Answered) outcome);
            case REFUSED -> refused((CallOutcome.Refused) outcome);
            case CANCELLED -> cancelled(report, (CallOutcome.Cancelled) outcome);
            case FAILED -> failed(report, ((CallOutcome.Failed) outcome).cause());
        };
    }

    private static Verdict without(CallResult result, String explanation) {
        return new Verdict(result, explanation, Optional.empty());
    }

    private static Verdict answered(CallReport report, CallOutcome.Answered outcome) {
        String answered = "answered: " + statusLine(outcome.response());
        if (report.end() != CallEnd.LOCAL_UNCONFIRMED || isByeAnswered(report)) {
            return without(CallResult.ANSWERED, answered);
        }
        String silence = answered + "; then BYE had no answer: timer F fired after " + timeout();
        return new Verdict(CallResult.ANSWERED, silence, Optional.of("F"));
    }

    private static boolean isByeAnswered(CallReport report) {
        return report.messages().stream()
                .filter(message -> !message.isOut() && !message.isLost())
                .flatMap(message -> message.message().stream())
                .anyMatch(message -> message instanceof SipResponse response
                        && !response.isProvisional()
                        && response.cSeq().method().equals(Method.BYE));
    }

    private static Verdict refused(CallOutcome.Refused outcome) {
        String line = "refused: " + statusLine(outcome.response());
        String why = outcome.unanswered()
                .map(answer -> "; " + DigestReason.of(answer))
                .orElse("");
        return without(CallResult.REFUSED, line + why);
    }

    private static Verdict cancelled(CallReport report, CallOutcome.Cancelled outcome) {
        return outcome.impatient()
                ? without(
                        CallResult.TIMEOUT,
                        "cancelled: no answer within "
                                + report.order().patience().toSeconds() + " s")
                : without(CallResult.CANCELLED, "cancelled before the answer");
    }

    private static Verdict failed(CallReport report, Throwable cause) {
        if (cause instanceof TransactionTimeoutException late) {
            String explanation = "no final answer from " + Ladder.address(report.remote()) + ": timer " + late.timer()
                    + " fired after " + timeout();
            return new Verdict(CallResult.TIMEOUT, explanation, Optional.of(late.timer()));
        }
        if (cause instanceof NegotiationException || cause instanceof SyntaxException) {
            return without(CallResult.REFUSED, "the session description in the answer cannot be used: " + text(cause));
        }
        if (cause instanceof TransactionException
                || cause instanceof NoHopException
                || cause instanceof TransportException) {
            return without(CallResult.UNREACHABLE, report.order().firstHop() + " cannot be reached: " + text(cause));
        }
        throw new IllegalStateException("a call failed in a way that nobody foresaw", cause);
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    private static String statusLine(SipResponse response) {
        return (response.statusCode() + " " + response.reasonPhrase()).strip();
    }

    private static String timeout() {
        return "64*T1 = " + TimerValues.defaults().timeout().toSeconds() + " s";
    }
}
