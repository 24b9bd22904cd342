package io.ringback.sip.cli.config;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.auth.CredentialsSource;
import io.ringback.sip.cli.config.CredentialsReader.Login;
import io.ringback.sip.cli.config.YamlNode.Scalar;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.sip.ua.dial.DialPeer;
import io.ringback.sip.ua.dial.NumberPattern;
import io.ringback.sip.ua.dial.PatternSyntaxException;
import io.ringback.sip.ua.dial.Translation;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one dial-peer. */
final class DialPeerReader {
    private static final List<Codec> DEFAULT_CODECS = List.of(Codec.PCMU, Codec.PCMA);
    private static final NameAddr ANONYMOUS = NameAddr.of(SipUri.of("sip:anonymous@anonymous.invalid"));
    private static final int TELEPHONE_CLOCK = 8_000;

    private final YamlSource source;
    private final CredentialsReader credentials;
    private final List<Login> shared;
    private final Map<String, Translation> translations;
    private final int mediaPort;

    DialPeerReader(
            YamlSource source,
            CredentialsReader credentials,
            List<Login> shared,
            Map<String, Translation> translations,
            int mediaPort) {
        this.source = source;
        this.credentials = credentials;
        this.shared = shared;
        this.translations = translations;
        this.mediaPort = mediaPort;
    }

    Trunk read(YamlNode node) {
        YamlSection section = YamlSection.of(
                source,
                node,
                "name",
                "destination-pattern",
                "translation",
                "target",
                "proxy",
                "transport",
                "codecs",
                "dtmf-relay",
                "follow-latest-sdp",
                "from",
                "credentials");
        String name = section.required("name").text();
        DialPeer peer = new DialPeer(
                name,
                pattern(section.required("destination-pattern")),
                section.scalar("translation").map(this::translation).orElse(Translation.NONE),
                target(section.required("target")),
                section.scalar("transport").map(this::transport),
                section.scalar("from").map(this::from).orElse(ANONYMOUS),
                Account.of(name, credentials(name, section)),
                media(section));
        return new Trunk(peer, section.scalar("proxy").map(this::proxy));
    }

    private NumberPattern pattern(Scalar scalar) {
        try {
            return NumberPattern.of(scalar.text());
        } catch (PatternSyntaxException e) {
            throw source.error(scalar, e.index(), String.valueOf(e.getMessage()));
        }
    }

    private Translation translation(Scalar name) {
        Translation translation = translations.get(name.text());
        if (translation == null) {
            throw source.error(name.place(), "there is no translation of this name");
        }
        return translation;
    }

    private SipUri target(Scalar scalar) {
        SipUri target = read(scalar, SipUri::of, "a URI of the scheme sip is expected here");
        target.transport().ifPresent(protocol -> requirePresent(scalar, protocol));
        return target;
    }

    private TransportProtocol transport(Scalar scalar) {
        TransportProtocol protocol = TransportProtocol.of(Slice.of(scalar.text()))
                .orElseThrow(() -> source.error(scalar.place(), "udp, tcp, tls, ws or wss is expected here"));
        return requirePresent(scalar, protocol);
    }

    private TransportProtocol requirePresent(Scalar scalar, TransportProtocol protocol) {
        if (protocol == TransportProtocol.SCTP || protocol == TransportProtocol.TLS_SCTP) {
            throw source.error(scalar.place(), "not there: " + protocol.token().toLowerCase(Locale.ROOT));
        }
        return protocol;
    }

    private NameAddr from(Scalar scalar) {
        return read(scalar, DialPeerReader::nameAddr, "a SIP address is expected here");
    }

    private static NameAddr nameAddr(String text) {
        Cursor cursor = Slice.of(text).cursor();
        NameAddr address = NameAddr.read(cursor);
        if (!cursor.atEnd() || address.tag().isPresent()) {
            throw new IllegalArgumentException("a From without a tag is expected");
        }
        return address;
    }

    private HostPort proxy(Scalar scalar) {
        return read(scalar, DialPeerReader::hostPort, "a host, perhaps with a colon and a port, is expected here");
    }

    private static HostPort hostPort(String text) {
        return SipUri.of("sip:" + text).hostPort();
    }

    private <T> T read(Scalar scalar, Function<String, T> reader, String expected) {
        try {
            return reader.apply(scalar.text());
        } catch (SyntaxException | IllegalArgumentException e) {
            throw source.error(scalar.place(), expected);
        }
    }

    /** A dial-peer's own credentials come before those for all. */
    private CredentialsSource credentials(String name, YamlSection section) {
        CredentialsSource own = CredentialsReader.sourceFor(name, credentials.read(section.items("credentials")));
        CredentialsSource all = CredentialsReader.sourceFor(name, shared);
        return (realm, peer) -> own.find(realm, peer).or(() -> all.find(realm, peer));
    }

    private MediaPlan media(YamlSection section) {
        List<Codec> codecs = new ArrayList<>();
        section.items("codecs").forEach(node -> codecs.add(codec(YamlSection.scalar(source, node))));
        if (codecs.isEmpty()) {
            codecs.addAll(DEFAULT_CODECS);
        }
        Optional<Scalar> relay = section.scalar("dtmf-relay");
        if (relay.isPresent()) {
            if (!relay.get().text().equals("rtp-nte")) {
                throw source.error(relay.get().place(), "rtp-nte is expected here");
            }
            codecs.add(Codec.telephoneEvent(TELEPHONE_CLOCK));
        }
        MediaPlan plan = MediaPlan.audio(mediaPort, codecs.toArray(Codec[]::new));
        return plan.withPolicy(plan.policy().withFollowLatest(section.flag("follow-latest-sdp")));
    }

    private Codec codec(Scalar name) {
        return CodecNames.of(name.text())
                .orElseThrow(() -> source.error(name.place(), "unknown codec; known are " + CodecNames.all()));
    }
}
