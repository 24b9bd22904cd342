package io.ringback.sip.cli.command;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.json.RegisterJson;
import io.ringback.sip.cli.registration.RegisterOrder;
import io.ringback.sip.cli.registration.RegisterReport;
import io.ringback.sip.cli.registration.RegisterSession;
import io.ringback.sip.cli.registration.RegisterVerdict;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.terminal.ProgressBar;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.transport.BindFailedException;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.RegistrationPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sip register}: makes a registration, keeps it, and removes it. */
@Command(
        name = "register",
        description = {
            "Registers an address of record, refreshes the registration while it is kept, and removes it at the end.",
            "Ctrl-C removes it at once."
        },
        mixinStandardHelpOptions = true)
public final class RegisterCommand implements Callable<Integer> {
    @Parameters(
            arity = "1",
            paramLabel = "AOR",
            converter = SipUriText.class,
            description = "The address of record, such as sip:bob@example.com.")
    private @Nullable SipUri self;

    @Option(
            names = "--registrar",
            paramLabel = "URI",
            converter = SipUriText.class,
            description = "The registrar; by default the host of the address of record.")
    private @Nullable SipUri registrar;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Option(
            names = "--expires",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long the registration is wanted for; 3600 is the default. The registrar decides.")
    private Duration expires = RegistrationPlan.DEFAULT_LIFETIME;

    @Option(
            names = "--contact",
            paramLabel = "URI",
            converter = SipUriText.class,
            description = "Where to be reached; by default our own address. Several may be given.")
    private List<SipUri> contacts = List.of();

    @Option(
            names = "--keep",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long to keep it before it is removed; 0 is the default.")
    private Duration keep = Duration.ZERO;

    @Mixin
    private BindOptions bind = new BindOptions();

    @Mixin
    private TransportOptions transport = new TransportOptions();

    @Mixin
    private CaptureOptions capture = new CaptureOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    RegisterCommand() {}

    @Override
    public Integer call() {
        if (expires.toSeconds() < 1) {
            throw new UsageException("--expires: 1 second or more is expected");
        }
        RegisterOrder order = order();
        return register(order, transport.plan(order.registrar(), Faults.none()));
    }

    private RegisterOrder order() {
        SipUri aor = self;
        if (aor == null || aor.user().isEmpty()) {
            throw new UsageException("an address of record has a user: sip:bob@example.com");
        }
        SipUri target = registrar == null ? SipUri.of(aor.hostPort()) : registrar;
        if (target.user().isPresent()) {
            throw new UsageException("--registrar: a registrar's URI has no user");
        }
        HostPort hop = target.hostPort();
        return new RegisterOrder(
                target,
                NameAddr.of(aor),
                contacts.stream().map(NameAddr::of).toList(),
                account.read(hop).orElseGet(() -> Account.anonymous(hop.toString())),
                expires,
                keep);
    }

    private int register(RegisterOrder order, TransportPlan plan) {
        CaptureOptions.Capture captured = capture.open();
        try (RegisterSession session = RegisterSession.open(bind.address(order.firstHop()), plan, captured.tap())) {
            PrintWriter err = spec.commandLine().getErr();
            return Interruption.guard(err, session::end, () -> {
                RegisterReport report = ProgressBar.during(err, "registered", order.keep(), () -> session.run(order));
                captured.end(err);
                return print(report);
            });
        } catch (BindFailedException e) {
            throw new UsageException("cannot bind " + e.address());
        }
    }

    private int print(RegisterReport report) {
        RegisterVerdict verdict = RegisterVerdict.of(report);
        int status = ExitStatus.of(verdict);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RegisterJson.of(report, verdict));
        } else {
            if (!report.messages().isEmpty()) {
                Ladder.Ends ends =
                        new Ladder.Ends("client", "port " + report.local().getPort(), "registrar", report.remote());
                out.println(Ladder.draw(report.messages(), ends, Glyphs.ofStandardOutput()));
            }
            out.println("result     " + Printable.of(verdict.explanation()));
        }
        if (status != ExitStatus.OK) {
            spec.commandLine().getErr().println("sip: " + Printable.of(verdict.explanation()));
        }
        out.flush();
        return status;
    }
}
