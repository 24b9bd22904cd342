package io.ringback.sip.cli.command;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.cli.config.Trunk;
import io.ringback.sip.cli.config.Trunks;
import io.ringback.sip.cli.config.TrunksFile;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.text.SyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom to call, and over which trunk. */
final class CalleeOptions {
    private static final int TELEPHONE_CLOCK = 8_000;

    @Parameters(
            arity = "1",
            paramLabel = "NUMBER|URI",
            description = "A number that a trunk or the proxy takes, or a SIP URI.")
    private String target = "";

    @Option(names = "--trunks", paramLabel = "FILE", description = "The dial-peers; the number picks one.")
    private @Nullable Path trunks;

    @Option(names = "--trunk", paramLabel = "NAME", description = "The dial-peer, whatever the number.")
    private @Nullable String trunk;

    @Option(
            names = "--proxy",
            paramLabel = "URI",
            converter = SipUriText.class,
            description = "Where to send the call, whatever its URI says.")
    private @Nullable SipUri proxy;

    /** Made by picocli. */
    CalleeOptions() {}

    /** Whom to call, and what the trunk says about how. */
    record Callee(
            SipUri requestUri,
            Optional<NameAddr> from,
            Account account,
            MediaPlan media,
            Optional<SipUri> proxy,
            Optional<TransportProtocol> transport) {
        /** Where the call is sent. */
        SipUri first() {
            return proxy.orElse(requestUri);
        }
    }

    Callee resolve(int mediaPort) {
        Optional<SipUri> given = Optional.ofNullable(proxy);
        if (trunks == null) {
            if (trunk != null) {
                throw new UsageException("--trunk needs --trunks");
            }
            SipUri uri = isUri() ? uri() : number();
            MediaPlan media = MediaPlan.audio(mediaPort, Codec.PCMU, Codec.PCMA, Codec.telephoneEvent(TELEPHONE_CLOCK));
            return new Callee(
                    uri,
                    Optional.empty(),
                    Account.anonymous(uri.hostPort().toString()),
                    media,
                    given,
                    Optional.empty());
        }
        Trunk chosen = choose(TrunksFile.load(trunks, mediaPort));
        return new Callee(
                isUri() ? uri() : chosen.peer().requestUri(target),
                Optional.of(chosen.peer().from()),
                chosen.peer().account(),
                chosen.peer().media(),
                given.or(() -> chosen.proxy().map(SipUri::of)),
                chosen.peer()
                        .transport()
                        .or(() -> proxy == null
                                ? TransportOptions.wantedBy(chosen.peer().target())
                                : Optional.empty()));
    }

    private Trunk choose(Trunks known) {
        if (trunk != null) {
            return known.named(trunk)
                    .orElseThrow(() -> new UsageException("--trunk: known are " + String.join(", ", known.names())));
        }
        if (isUri()) {
            throw new UsageException("a URI picks no dial-peer: --trunk is missing");
        }
        return known.choose(target)
                .orElseThrow(() -> new UsageException("no dial-peer in " + trunks + " takes this number"));
    }

    private boolean isUri() {
        return SipUriText.hasScheme(target, "sip:") || SipUriText.hasScheme(target, "sips:");
    }

    private SipUri uri() {
        try {
            return SipUriText.read(target);
        } catch (SyntaxException | IllegalArgumentException e) {
            throw new UsageException("this is no SIP URI that can be called");
        }
    }

    private SipUri number() {
        if (proxy == null) {
            throw new UsageException("a number needs --trunks or --proxy");
        }
        if (target.isEmpty()) {
            throw new UsageException("a number or a SIP URI is expected");
        }
        return proxy.withUser(target);
    }
}
