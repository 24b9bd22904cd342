package io.ringback.sip.cli.check;

import io.ringback.text.SyntaxException;
import java.util.function.Function;

/**
 * One fact that a call's flow has to show.
 *
 * @param claim the fact
 * @param source the rule's source
 * @param rule looks for it
 */
record FlowCheck(String claim, String source, Function<CallFlow, Finding> rule) {
    CheckResult run(CallFlow flow) {
        return new CheckResult(claim, source, find(flow));
    }

    private Finding find(CallFlow flow) {
        try {
            return rule.apply(flow);
        } catch (SyntaxException e) {
            return Finding.of(false, "a message is malformed");
        }
    }
}
