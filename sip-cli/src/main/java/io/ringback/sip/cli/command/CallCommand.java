package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.cli.call.CallOrder;
import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.call.CallSession;
import io.ringback.sip.cli.call.CallText;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.json.CallJson;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.terminal.ProgressBar;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.transport.BindFailedException;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.CallPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sip call}: places one call, holds it, and hangs up. */
@Command(
        name = "call",
        description = {
            "Places one call, waits for the answer, holds it, and hangs up. There is no sound.",
            "Ctrl-C hangs up: with CANCEL before the answer (exit status 1), with BYE after it (0)."
        },
        mixinStandardHelpOptions = true)
public final class CallCommand implements Callable<Integer> {
    @Mixin
    private CalleeOptions callee = new CalleeOptions();

    @Mixin
    private CallerOptions caller = new CallerOptions();

    @Mixin
    private TransportOptions transport = new TransportOptions();

    @Mixin
    private CaptureOptions capture = new CaptureOptions();

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long to hold the answered call; 1 is the default.")
    private Duration duration = Duration.ofSeconds(1);

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long to wait for the answer; 180 is the default.")
    private Duration timeout = CallPlan.DEFAULT_PATIENCE;

    @Mixin
    private BindOptions bind = new BindOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    CallCommand() {}

    @Override
    public Integer call() {
        transport.named();
        if (timeout.isZero()) {
            throw new UsageException("--timeout: more than 0 seconds are expected");
        }
        HostPort anyHop = HostPort.of("0.0.0.0", HostPort.NO_PORT);
        try (MediaSocket media = MediaSocket.open(bind.address(anyHop).getAddress())) {
            CalleeOptions.Callee called = callee.resolve(media.port());
            return place(order(called), plan(called));
        }
    }

    private TransportPlan plan(CalleeOptions.Callee called) {
        return called.transport().isPresent()
                ? transport.plan(called.transport(), Faults.none())
                : transport.plan(called.first(), Faults.none());
    }

    private CallOrder order(CalleeOptions.Callee called) {
        SipUri requestUri = called.requestUri();
        HostPort firstHop = called.first().hostPort();
        return new CallOrder(
                requestUri,
                caller.from().or(called::from).orElseGet(() -> caller.defaultFrom(requestUri)),
                caller.account(firstHop).orElseGet(called::account),
                called.media(),
                called.proxy(),
                timeout,
                duration);
    }

    private int place(CallOrder order, TransportPlan plan) {
        CaptureOptions.Capture captured = capture.open();
        try (CallSession session = CallSession.open(bind.address(order.firstHop()), plan, captured.tap())) {
            PrintWriter err = spec.commandLine().getErr();
            return Interruption.guard(err, session::hangUp, () -> {
                CallReport report = ProgressBar.during(err, "calling", order.patience(), () -> session.run(order));
                captured.end(err);
                return print(report);
            });
        } catch (BindFailedException e) {
            throw new UsageException("cannot bind " + e.address());
        }
    }

    private int print(CallReport report) {
        Verdict verdict = Verdict.of(report);
        int status = ExitStatus.of(verdict);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CallJson.of(report, verdict));
        } else {
            out.println(CallText.ladder(report, "caller", "callee", Glyphs.ofStandardOutput()));
            out.print(CallText.result(report, verdict) + CallText.media(report));
        }
        if (status != ExitStatus.OK) {
            spec.commandLine().getErr().println("sip: " + Printable.of(verdict.explanation()));
        }
        out.flush();
        return status;
    }
}
