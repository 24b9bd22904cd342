package io.ringback.sip.cli.demo;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.call.CallOrder;
import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.check.CheckResult;
import io.ringback.sip.cli.check.Expectation;
import io.ringback.sip.cli.check.FlowChecks;
import io.ringback.sip.cli.config.Trunk;
import io.ringback.sip.cli.config.TrunksFile;
import io.ringback.sip.ua.CallPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The caller's side of a demonstration: the seed's gateway, its configuration, and what its call has to look like. */
public final class DemoGateway {
    /** What is dialled: an outside line, and a number in the North American plan. */
    public static final String DIALLED = "9*18001234567";

    private static final String CONFIGURATION = "trunks.yaml";
    private static final String REQUEST_URI = "sip:+18001234567@yourname.pstn.twilio.com:5060";
    private static final Duration HOLD = Duration.ofMillis(100);

    private final Trunk trunk;

    private DemoGateway(Trunk trunk) {
        this.trunk = trunk;
    }

    /**
     * A gateway with the demonstration's configuration.
     *
     * @param mediaPort where its audio is received, 1 to 65535
     * @return the gateway
     */
    public static DemoGateway configured(int mediaPort) {
        return new DemoGateway(TrunksFile.parse(CONFIGURATION, configuration(), Path.of(""), mediaPort)
                .choose(DIALLED)
                .orElseThrow());
    }

    private static String configuration() {
        try (InputStream resource = Objects.requireNonNull(DemoGateway.class.getResourceAsStream(CONFIGURATION))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The trunk that the number picks.
     *
     * @return the trunk
     */
    public Trunk trunk() {
        return trunk;
    }

    /**
     * The call.
     *
     * @param address where it is sent, in the place of the provider's own address
     * @return the order
     */
    public CallOrder order(HostPort address) {
        return new CallOrder(
                trunk.peer().requestUri(DIALLED),
                trunk.peer().from(),
                trunk.peer().account(),
                trunk.peer().media(),
                Optional.of(SipUri.of(address)),
                CallPlan.DEFAULT_PATIENCE,
                HOLD);
    }

    /**
     * Holds a call against what it has to look like.
     *
     * @param report the call
     * @param setting how the trunk behaved
     * @return the checks
     */
    public static List<CheckResult> check(CallReport report, DemoSetting setting) {
        UserCredentials user = UserCredentials.ofPassword(DemoTrunk.USER, DemoTrunk.PASSWORD.toCharArray());
        try {
            return FlowChecks.run(
                    report.messages(),
                    new Expectation(
                            REQUEST_URI,
                            user,
                            setting.algorithm(),
                            setting.qop(),
                            setting.challenges(),
                            setting.stale(),
                            report.remoteDescription()));
        } finally {
            user.wipe();
        }
    }
}
