package io.ringback.sdp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.Group;
import io.ringback.sdp.attribute.Setup;
import io.ringback.sdp.field.Connection;
import io.ringback.sdp.field.Origin;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One side of a session under test, whose descriptions are counted as they go out. */
final class Party {
    final OfferAnswer machine;
    private final Supplier<OfferAnswer> maker;
    private final NegotiationPolicy policy;
    private int ports;
    private @Nullable SessionDescription last;

    private Party(
            Supplier<OfferAnswer> maker,
            NegotiationPolicy policy,
            OfferAnswer machine,
            int ports,
            @Nullable SessionDescription last) {
        this.maker = maker;
        this.policy = policy;
        this.machine = machine;
        this.ports = ports;
        this.last = last;
    }

    static Party of(String address, int ports, Capabilities capabilities, NegotiationPolicy policy) {
        LocalParty party = LocalParty.of(address, ports, (stream, type) -> ports + 2 * stream);
        Supplier<OfferAnswer> maker = () -> OfferAnswer.of(capabilities, party, policy);
        return new Party(maker, policy, maker.get(), ports + 100, null);
    }

    Party fork() {
        return new Party(maker, policy, machine.fork(), ports, last);
    }

    /** Another one like this that knows of no session yet. */
    Party twin() {
        return new Party(maker, policy, maker.get(), ports, null);
    }

    boolean followsLatest() {
        return policy.followLatest();
    }

    int freshPort() {
        ports += 2;
        return ports;
    }

    Connection freshAddress() {
        ports += 2;
        return Connection.of("192.0.2." + (ports % 200));
    }

    SessionDescription last() {
        return Optional.ofNullable(last).orElseThrow();
    }

    /** A description as it comes out at the other end of the wire; its version is right (RFC 3264 §8). */
    SessionDescription sends(SessionDescription sent) {
        if (last != null) {
            Origin before = last.origin();
            Origin now = sent.origin();
            assertThat(now.isSameSession(before)).isTrue();
            long step = version(now) - version(before);
            assertThat(step).isEqualTo(sent.equals(last) ? 0 : 1);
            assertThat(sent.edit().origin(before).build().equals(last)).isEqualTo(step == 0);
            assertThat(sent.media()).hasSizeGreaterThanOrEqualTo(last.media().size());
        }
        last = sent;
        return Descriptions.accepted(SdpParser.strict().parse(sent.bytes()));
    }

    private static long version(Origin origin) {
        return Long.parseLong(origin.sessionVersion().toString());
    }

    /** What one sends is what the other expects, and the other way round. */
    static void assertMirrored(Party a, Party b) {
        assertThat(a.machine.remote()).isEqualTo(b.machine.local());
        assertThat(a.machine.local()).isEqualTo(b.machine.remote());
        List<NegotiatedMedia> ours = a.machine.media();
        List<NegotiatedMedia> theirs = b.machine.media();
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertMirrored(ours.get(i), theirs.get(i));
        }
        assertSound(a);
        assertSound(b);
    }

    /** Streams for which DTLS is offered have it, others have not, and only those in a bundle share a port. */
    private static void assertSound(Party party) {
        Set<Slice> bundled =
                new HashSet<>(party.machine.local().map(Party::bundled).orElse(Set.of()));
        bundled.retainAll(party.machine.remote().map(Party::bundled).orElse(Set.of()));
        Set<Integer> taken = new HashSet<>();
        for (NegotiatedMedia media : party.machine.media()) {
            if (media.isAccepted()) {
                assertThat(media.dtls().isPresent()).isEqualTo(media.protocol().startsWith("UDP/TLS"));
                if (media.mid().filter(bundled::contains).isEmpty()) {
                    assertThat(taken.add(media.localPort())).isTrue();
                }
            }
        }
        for (NegotiatedMedia media : party.machine.media()) {
            if (media.isAccepted() && media.mid().filter(bundled::contains).isPresent()) {
                assertThat(taken).doesNotContain(media.localPort());
            }
        }
    }

    private static Set<Slice> bundled(SessionDescription description) {
        Set<Slice> tags = new HashSet<>();
        for (Group group : description.attributes().all(AttributeTypes.GROUP)) {
            if (group.isFor(Group.BUNDLE)) {
                tags.addAll(group.tags());
            }
        }
        return tags;
    }

    private static void assertMirrored(NegotiatedMedia one, NegotiatedMedia other) {
        assertThat(one.isAccepted()).isEqualTo(other.isAccepted());
        assertThat(one.type()).isEqualTo(other.type());
        assertThat(one.protocol()).isEqualTo(other.protocol());
        assertThat(one.direction()).isEqualTo(other.direction().reversed());
        assertThat(one.local()).isEqualTo(other.remote());
        assertThat(one.remote()).isEqualTo(other.local());
        assertThat(wire(one.formats(), true)).isEqualTo(wire(other.formats(), false));
        assertThat(wire(one.formats(), false)).isEqualTo(wire(other.formats(), true));
        assertThat(one.mid()).isEqualTo(other.mid());
        assertThat(one.dtls().map(NegotiatedDtls::role).map(role -> role.answered(Setup.ACTIVE)))
                .isEqualTo(other.dtls().map(NegotiatedDtls::role));
    }

    private static List<String> wire(List<NegotiatedFormat> formats, boolean sent) {
        List<String> names = new ArrayList<>();
        for (NegotiatedFormat format : formats) {
            int payloadType = sent ? format.sendPayloadType() : format.receivePayloadType();
            names.add(payloadType + " " + format.codec().encoding() + "/"
                    + format.codec().clockRate());
        }
        return names;
    }
}
