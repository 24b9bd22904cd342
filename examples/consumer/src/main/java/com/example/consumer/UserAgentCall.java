package com.example.consumer;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.transport.SipTransport;
import io.ringback.sip.transport.UdpTransport;
import io.ringback.sip.ua.Account;
import io.ringback.sip.ua.Call;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.CallOutcome;
import io.ringback.sip.ua.CallPlan;
import io.ringback.sip.ua.HopLocator;
import io.ringback.sip.ua.MediaPlan;
import io.ringback.sip.ua.UserAgent;
import io.ringback.sip.ua.dial.Translation;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.util.List;

/** Places a call over a trunk that asks for a password. */
public final class UserAgentCall {
    private UserAgentCall() {}

    /**
     * Runs the example.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        SipTransport far = UdpTransport.builder().bind().block();
        EmbeddedTrunk trunk = EmbeddedTrunk.builder(far)
                .realm("trunk.example.com")
                .user(UserCredentials.ofPassword("gateway", "secret".toCharArray()))
                .start();
        HostPort proxy = HostPort.of("127.0.0.1", trunk.address().getPort());
        // begin
        SipTransport transport = UdpTransport.builder().bind().block();
        UserAgent agent = UserAgent.builder(transport).start();

        Translation e164 = new Translation(List.of(Translation.Rule.of("^9\\*(1\\d{10})$", "+$1")));
        UserCredentials secret = UserCredentials.ofPassword("gateway", "secret".toCharArray());
        CallPlan plan = new CallPlan(
                SipUri.of("sip:trunk.example.com").withUser(e164.apply("9*18001234567")),
                NameAddr.of(Uri.of("sip:1234567890@gateway.example.com")),
                Account.of("provider", RealmCredentials.none().realm("trunk.example.com", secret)),
                MediaPlan.audio(16_666, Codec.PCMU, Codec.telephoneEvent(8_000)),
                HopLocator.through(proxy, agent.locator()), // where the trunk is
                CallPlan.DEFAULT_PATIENCE);

        Call call = agent.call(plan); // INVITE, 407, ACK, INVITE with credentials, 183, 200, ACK
        call.events().subscribe(event -> System.out.println(event.getClass().getSimpleName()));
        CallOutcome outcome = call.outcome().block();
        CallEnd end = call.hangUp().block(); // BYE
        System.out.println(outcome.kind() + ", then ended by " + end);
        agent.close().block();
        // end
        trunk.close().block();
    }
}
