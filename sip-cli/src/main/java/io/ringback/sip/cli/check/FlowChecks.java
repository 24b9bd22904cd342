package io.ringback.sip.cli.check;

import io.ringback.sip.cli.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;

/** All checks of a call's flow. */
public final class FlowChecks {
    private FlowChecks() {}

    /**
     * Makes every check.
     *
     * @param wire what went over the wire, as the caller saw it
     * @param expectation what it is held against
     * @return the results, in the order of the call
     */
    public static List<CheckResult> run(List<WireMessage> wire, Expectation expectation) {
        List<FlowCheck> checks = new ArrayList<>();
        checks.addAll(new SessionChecks(expectation).all());
        checks.addAll(DialogChecks.all());
        checks.addAll(new DigestChecks(expectation).all());
        CallFlow flow = CallFlow.of(wire);
        return checks.stream().map(check -> check.run(flow)).toList();
    }
}
