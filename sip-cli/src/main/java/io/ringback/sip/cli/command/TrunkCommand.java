package io.ringback.sip.cli.command;

import io.ringback.sip.cli.call.TransportPlan;
import io.ringback.sip.transport.BindFailedException;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.TlsSettings;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sip trunk}: a provider's side, to call against. */
@Command(
        name = "trunk",
        description = {
            "Answers calls as a provider's trunk does: challenges them, rings, answers, and takes BYE.",
            "It keeps registrations and answers OPTIONS too. There is no sound. Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
public final class TrunkCommand implements Callable<Integer> {
    @Option(
            names = "--listen",
            paramLabel = "PROTOCOL:HOST:PORT",
            converter = ListenAddress.FromText.class,
            description = "Where to listen; udp:127.0.0.1:5060 is the default. Several may be given.")
    private List<ListenAddress> addresses = List.of(ListenAddress.DEFAULT);

    @Mixin
    private TrunkPolicyOptions policy = new TrunkPolicyOptions();

    @Option(
            names = "--ring",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long a call rings before it is answered; 0.3 is the default.")
    private @Nullable Duration ring;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(names = "--json", description = "Print one JSON object for each thing that happens.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    TrunkCommand() {}

    @Override
    public Integer call() {
        addresses.forEach(address -> TransportOptions.check(address.protocol()));
        boolean secure =
                addresses.stream().anyMatch(address -> address.protocol().secure());
        if (secure && !tls.hasCertificate()) {
            throw new UsageException("tls and wss need --tls-cert and --tls-key");
        }
        if (!secure && tls.isGiven()) {
            throw new UsageException("--tls-cert and --tls-key need --listen tls:… or wss:…");
        }
        Optional<TlsSettings> certificates = secure ? Optional.of(tls.settings()) : Optional.empty();
        UnaryOperator<EmbeddedTrunk.Builder> setUp = policy.read();
        CountDownLatch asked = new CountDownLatch(1);
        return Interruption.guard(
                spec.commandLine().getErr(), asked::countDown, () -> serve(setUp, certificates, asked));
    }

    private int serve(
            UnaryOperator<EmbeddedTrunk.Builder> setUp, Optional<TlsSettings> certificates, CountDownLatch asked) {
        TrunkPrinter printer = new TrunkPrinter(spec.commandLine().getOut(), json);
        List<TrunkService> services = new ArrayList<>();
        try {
            for (ListenAddress listen : addresses) {
                TransportPlan plan =
                        new TransportPlan(Optional.of(listen.protocol()), certificates, tls.domain(), Faults.none());
                services.add(TrunkService.start(
                        listen.address(),
                        plan,
                        trunk -> setUp.apply(ring == null ? trunk : trunk.ring(ring)),
                        printer));
            }
            asked.await();
            return ExitStatus.OK;
        } catch (BindFailedException e) {
            throw new UsageException("cannot listen at " + e.address());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.OK;
        } finally {
            services.forEach(TrunkService::close);
        }
    }
}
