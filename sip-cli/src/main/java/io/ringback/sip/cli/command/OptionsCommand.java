package io.ringback.sip.cli.command;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.json.OptionsJson;
import io.ringback.sip.cli.options.OptionsOrder;
import io.ringback.sip.cli.options.OptionsReport;
import io.ringback.sip.cli.options.OptionsSession;
import io.ringback.sip.cli.options.OptionsVerdict;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.transport.BindFailedException;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.Account;
import io.ringback.text.SyntaxException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sip options}: asks what a server can do, and shows how it was found. */
@Command(
        name = "options",
        description = {
            "Asks what a server can do, and shows step by step how it was found (RFC 3263).",
            "A server that does not answer, cannot be reached, or answers 503 is followed by the next one."
        },
        mixinStandardHelpOptions = true)
public final class OptionsCommand implements Callable<Integer> {
    private static final int DNS_PORT = 53;

    @Parameters(arity = "1", paramLabel = "URI", converter = SipUriText.class, description = "Whom to ask: a SIP URI.")
    private @Nullable SipUri target;

    @Option(
            names = "--proxy",
            paramLabel = "URI",
            converter = SipUriText.class,
            description = "Where to send the request, whatever its URI says.")
    private @Nullable SipUri proxy;

    @Option(
            names = "--dns",
            paramLabel = "ADDRESS[:PORT]",
            description = "The DNS server to ask; those of the system by default.")
    private @Nullable String dns;

    @Mixin
    private CallerOptions caller = new CallerOptions();

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
    OptionsCommand() {}

    @Override
    public Integer call() {
        SipUri whom = target;
        if (whom == null) {
            throw new UsageException("a SIP URI is expected");
        }
        OptionsOrder order = new OptionsOrder(
                whom,
                caller.from().orElseGet(() -> caller.defaultFrom(whom)),
                account(whom),
                Optional.ofNullable(proxy));
        return send(order, transport.plan(order.proxy().orElse(whom), Faults.none()), server());
    }

    private Account account(SipUri whom) {
        HostPort firstHop = (proxy == null ? whom : proxy).hostPort();
        return caller.account(firstHop).orElseGet(() -> Account.anonymous(firstHop.toString()));
    }

    private Optional<InetSocketAddress> server() {
        if (dns == null) {
            return Optional.empty();
        }
        try {
            HostPort server = SipUri.of("sip:" + dns).hostPort();
            Host host = server.host();
            if (host.isAddress()) {
                return Optional.of(new InetSocketAddress(host.address(), server.portOr(DNS_PORT)));
            }
        } catch (SyntaxException e) {
            // Told below, with all else that is no address.
        }
        throw new UsageException("--dns: an address and perhaps a port are expected");
    }

    private int send(OptionsOrder order, TransportPlan plan, Optional<InetSocketAddress> server) {
        CaptureOptions.Capture captured = capture.open();
        try (OptionsSession session =
                OptionsSession.open(bind.address(order.firstHop()), plan, server, captured.tap())) {
            PrintWriter err = spec.commandLine().getErr();
            return Interruption.guard(err, session::stop, () -> {
                OptionsReport report = session.run(order);
                captured.end(err);
                return print(order, report);
            });
        } catch (BindFailedException e) {
            throw new UsageException("cannot bind " + e.address());
        }
    }

    private int print(OptionsOrder order, OptionsReport report) {
        Verdict verdict = OptionsVerdict.of(order, report);
        int status = ExitStatus.of(verdict);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(OptionsJson.of(report, verdict));
        } else {
            report.steps().forEach(step -> out.printf("%-22s %s%n", step.kind(), Printable.of(step.text())));
            if (!report.messages().isEmpty()) {
                Ladder.Ends ends =
                        new Ladder.Ends("client", "port " + report.local().getPort(), "server", report.remote());
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
