package io.ringback.sdp.negotiation;

import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.sdp.field.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine that plays one side of an example: told what that side can and wants to do, it says what it says there. */
final class Actor implements MediaPorts {
    final OfferAnswer machine;
    private List<MediaDescription> script = List.of();
    private final Connection session;

    /** An actor for the side whose first description is given. */
    Actor(SessionDescription first) {
        this.session = first.connection().orElseThrow();
        LocalParty party = new LocalParty(first.origin(), first.name().toString(), session, this, List.of());
        this.machine = OfferAnswer.of(
                Capabilities.of(), party, NegotiationPolicy.defaults().withReusedPlaces(false));
    }

    SessionDescription offers(SessionDescription text) {
        rehearse(text);
        return machine.offer();
    }

    /** Wants what a description of this side says. */
    void rehearse(SessionDescription text) {
        script = text.media();
        machine.move(text.connection().orElseThrow());
        for (int i = 0; i < script.size(); i++) {
            MediaDescription media = script.get(i);
            boolean running =
                    i < machine.media().size() && machine.media().get(i).isAccepted();
            if (!media.isRejected()) {
                machine.direction(i, media.direction());
                if (running) {
                    machine.replace(i, capability(media));
                    machine.move(i, media.port(), connectionOf(i, ""));
                } else {
                    machine.add(capability(media));
                }
            } else if (running) {
                machine.remove(i);
            }
        }
    }

    private static MediaCapability capability(MediaDescription media) {
        List<Codec> codecs = new ArrayList<>();
        for (RtpMap map : media.rtpMaps()) {
            codecs.add(new Codec(map.encoding().toString(), map.clockRate(), map.channels(), map.payloadType(), ""));
        }
        return MediaCapability.of(media.type().toString(), media.protocol().toString(), codecs.toArray(Codec[]::new));
    }

    @Override
    public int portOf(int stream, String type) {
        return script.get(stream).port();
    }

    @Override
    public Optional<Connection> connectionOf(int stream, String type) {
        return script.get(stream).connections().stream().findFirst();
    }

    /**
     * What a description says, without the ways of saying it: an actor says sendrecv, and nothing of rejected streams.
     */
    static List<String> content(SessionDescription description) {
        List<String> content = new ArrayList<>();
        content.add(description.origin().text());
        content.add(description.name().toString());
        for (MediaDescription media : description.media()) {
            if (media.isRejected()) {
                content.add(media.type() + " rejected");
            } else {
                content.add(media.line() + " at " + media.connection().orElseThrow() + " " + media.direction());
                media.rtpMaps().forEach(map -> content.add(map.text()));
            }
        }
        return content;
    }
}
