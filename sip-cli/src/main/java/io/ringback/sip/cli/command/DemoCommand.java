package io.ringback.sip.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.cli.call.CallOrder;
import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.call.CallResult;
import io.ringback.sip.cli.call.CallSession;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.check.CheckResult;
import io.ringback.sip.cli.demo.DemoGateway;
import io.ringback.sip.cli.demo.DemoSetting;
import io.ringback.sip.cli.demo.DemoText;
import io.ringback.sip.cli.demo.DemoTrunk;
import io.ringback.sip.cli.json.CallJson;
import io.ringback.sip.cli.json.CheckJson;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.terminal.ProgressBar;
import io.ringback.sip.cli.wire.Glyphs;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sip demo}: a gateway calls through a trunk that asks for digest credentials, and every step is checked. */
@Command(
        name = "demo",
        description = {
            "Starts a trunk, calls through it, and shows and checks what goes over the wire.",
            "Both sides are in this program and talk over real sockets."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--algorithm",
            paramLabel = "A",
            converter = DigestNames.Algorithm.class,
            description = "What the trunk asks for: MD5 (the default), SHA-256 or SHA-512-256.")
    private DigestAlgorithm algorithm = DigestAlgorithm.MD5;

    @Option(
            names = "--qop",
            paramLabel = "Q",
            converter = DigestNames.Quality.class,
            description = "What the trunk asks for: auth (the default), auth-int or none.")
    private Qop qop = Qop.AUTH;

    @Option(names = "--stale", description = "Let the trunk call the first nonce stale.")
    private boolean stale;

    @Option(names = "--wrong-password", description = "Let the trunk know the user by another password.")
    private boolean wrongPassword;

    @Mixin
    private FaultOptions faults = new FaultOptions();

    @Option(
            names = "--transport",
            paramLabel = "T",
            description = "What both sides talk over: udp (the default), tcp, tls, ws or wss.")
    private TransportProtocol transport = TransportProtocol.UDP;

    @Mixin
    private CaptureOptions capture = new CaptureOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    DemoCommand() {}

    @Override
    public Integer call() {
        TransportOptions.check(transport);
        if (faults.areWanted() && transport != TransportProtocol.UDP) {
            throw new UsageException("--lose and --duplicate are for datagrams: they need the transport udp");
        }
        if (stale && wrongPassword) {
            throw new UsageException("--stale and --wrong-password do not go together");
        }
        DemoSetting setting = new DemoSetting(algorithm, qop, stale, wrongPassword);
        try (MediaSocket media = MediaSocket.open(InetAddress.getLoopbackAddress());
                DemoTrunk trunk = DemoTrunk.start(setting, transport)) {
            DemoGateway gateway = DemoGateway.configured(media.port());
            return place(gateway, gateway.order(trunk.address()), setting, trunk.plan(faults.faults()));
        }
    }

    private int place(DemoGateway gateway, CallOrder order, DemoSetting setting, TransportPlan plan) {
        CaptureOptions.Capture captured = capture.open();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (CallSession session = CallSession.open(any, plan, captured.tap())) {
            PrintWriter err = spec.commandLine().getErr();
            return Interruption.guard(err, session::hangUp, () -> {
                CallReport report = ProgressBar.during(err, "calling", order.patience(), () -> session.run(order));
                captured.end(err);
                return print(gateway, new DemoText.Scene(report, setting, plan.faults()));
            });
        }
    }

    private int print(DemoGateway gateway, DemoText.Scene scene) {
        Verdict verdict = Verdict.of(scene.report());
        boolean checkable = verdict.timer().isEmpty()
                && (verdict.result() == CallResult.ANSWERED || scene.setting().wrongPassword());
        List<CheckResult> checks = checkable ? DemoGateway.check(scene.report(), scene.setting()) : List.of();
        boolean held = checks.stream().allMatch(CheckResult::isHarmless);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(object(scene, verdict, checks));
        } else {
            out.print(DemoText.of(gateway, scene, checks, Glyphs.ofStandardOutput()));
        }
        out.flush();
        return end(verdict, held);
    }

    private ObjectNode object(DemoText.Scene scene, Verdict verdict, List<CheckResult> checks) {
        ObjectNode object = CallJson.of(scene.report(), verdict);
        object.set("checks", CheckJson.of(checks));
        if (faults.areWanted()) {
            object.putObject("faults")
                    .put("seed", scene.faults().seed())
                    .put("lost", scene.report().lost())
                    .put("duplicated", scene.report().duplicated());
        }
        return object;
    }

    private int end(Verdict verdict, boolean held) {
        int status = ExitStatus.of(verdict);
        if (status != ExitStatus.OK) {
            spec.commandLine().getErr().println("sip: " + Printable.of(verdict.explanation()));
        } else if (!held) {
            spec.commandLine().getErr().println("sip: not every check held");
        }
        return status == ExitStatus.OK && !held ? ExitStatus.NO : status;
    }
}
