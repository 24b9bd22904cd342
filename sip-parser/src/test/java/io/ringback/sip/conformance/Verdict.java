package io.ringback.sip.conformance;

import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.Violation;
import java.util.Optional;

/** What the parser says of bytes: it accepts them, and so does the validation of every header, or it names a rule. */
final class Verdict {
    static final String VALID = "valid";

    private Verdict() {}

    static Optional<Violation> violation(Parsed parsed) {
        return parsed instanceof MalformedMessage malformed
                ? Optional.of(malformed.violation())
                : ((SipMessage) parsed).validate();
    }

    static Optional<Violation> violation(SipParser parser, byte[] bytes) {
        return violation(parser.parse(bytes));
    }

    /** The name of the broken rule, or {@link #VALID}. */
    static String of(SipParser parser, byte[] bytes) {
        return violation(parser, bytes)
                .map(violation -> violation.rule().name())
                .orElse(VALID);
    }
}
