package io.ringback.sip.cli.options;

import io.ringback.sip.cli.call.CallResult;
import io.ringback.sip.cli.call.DigestReason;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.TransactionException;
import io.ringback.sip.transaction.TransactionTimeoutException;
import io.ringback.sip.ua.NoHopException;
import io.ringback.sip.ua.Reply;
import java.util.Optional;

/** What an OPTIONS request comes to. */
public final class OptionsVerdict {
    private OptionsVerdict() {}

    /**
     * Judges a request.
     *
     * @param order the request
     * @param report what has become of it
     * @return the verdict
     */
    public static Verdict of(OptionsOrder order, OptionsReport report) {
        if (report.reply().isPresent()) {
            return answered(report.reply().get());
        }
        Throwable cause = report.failure().orElse(null);
        if (cause == null) {
            return new Verdict(CallResult.CANCELLED, "stopped before the answer", Optional.empty());
        }
        if (cause instanceof TransactionTimeoutException late) {
            String explanation =
                    "no final answer from " + Ladder.address(report.remote()) + ": timer " + late.timer() + " fired";
            return new Verdict(CallResult.TIMEOUT, explanation, Optional.of(late.timer()));
        }
        if (cause instanceof TransactionException || cause instanceof NoHopException) {
            String explanation = order.firstHop() + " cannot be reached: " + cause.getMessage();
            return new Verdict(CallResult.UNREACHABLE, explanation, Optional.empty());
        }
        throw new IllegalStateException("a request failed in a way that nobody foresaw", cause);
    }

    private static Verdict answered(Reply reply) {
        SipResponse response = reply.response();
        String line = (response.statusCode() + " " + response.reasonPhrase()).strip();
        if (response.isSuccess()) {
            return new Verdict(CallResult.ANSWERED, "answered: " + line, Optional.empty());
        }
        String why =
                reply.unanswered().map(answer -> "; " + DigestReason.of(answer)).orElse("");
        return new Verdict(CallResult.REFUSED, "refused: " + line + why, Optional.empty());
    }
}
