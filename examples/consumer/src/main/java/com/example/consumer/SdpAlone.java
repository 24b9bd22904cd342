package com.example.consumer;

import io.ringback.sdp.MalformedDescription;
import io.ringback.sdp.ParsedDescription;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.Capabilities;
import io.ringback.sdp.negotiation.Codec;
import io.ringback.sdp.negotiation.LocalParty;
import io.ringback.sdp.negotiation.MediaPorts;
import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sdp.negotiation.OfferAnswer;
import java.nio.charset.StandardCharsets;

/** Reads an offer and answers it. */
public final class SdpAlone {
    private SdpAlone() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // begin
        byte[] body = """
                v=0
                o=- 3449 5359 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 16666 RTP/AVP 8 0 101
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

        ParsedDescription parsed = SdpParser.strict().parse(body);
        if (parsed instanceof MalformedDescription malformed) {
            System.out.println(malformed.violation());
            return;
        }
        Capabilities ours = Capabilities.audio(Codec.PCMU, Codec.telephoneEvent(8_000));
        LocalParty party = LocalParty.of("198.51.100.7", 1, MediaPorts.of(40_000));
        OfferAnswer session = OfferAnswer.of(ours, party);

        session.receiveOffer((SessionDescription) parsed);
        SessionDescription answer = session.answer(); // session.media() holds from here on
        NegotiatedMedia audio = session.media().get(0);

        System.out.println(answer.media().get(0).line().text());
        System.out.println(audio.codec().orElseThrow().codec().encoding() + " to port " + audio.remotePort());
        // end
    }
}
