package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.sip.ua.provider.AccessList;
import io.ringback.testing.Rfc;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One datagram from an address that may be forged must not bring many back to it. */
class AmplificationTest {
    private static final String INVITE = """
            INVITE sip:100@192.0.2.10 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKx
            Max-Forwards: 70
            From: <sip:x@192.0.2.66>;tag=1
            To: <sip:100@192.0.2.10>
            Call-ID: a
            CSeq: 1 INVITE
            Contact: <sip:x@192.0.2.66>
            Content-Length: 0

            """.replace("\n", "\r\n");

    private static List<Integer> answersTo(Stage stage, SipRequest request) {
        List<Integer> answers = new ArrayList<>();
        MemoryTransport victim = stage.network
                .transport(new InetSocketAddress("192.0.2.66", 5060))
                .wireTap(event -> answers.add(event.bytes().length()))
                .bind();
        victim.start(arrival -> Admission.ACCEPTED);
        victim.send(new Delivery(request, victim.hopTo(new InetSocketAddress("192.0.2.10", 5060))))
                .subscribe();
        stage.pass(Duration.ofMinutes(2));
        victim.close().subscribe();
        return answers.subList(1, answers.size());
    }

    private static SipRequest invite() {
        return (SipRequest) SipParser.strict().parse(INVITE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Rfc(number = 3261, section = "26.1.5")
    void challengesOnceForEachRequest() {
        try (Stage stage = Stage.quiet()) {
            assertThat(answersTo(stage, invite()))
                    .singleElement()
                    .satisfies(bytes -> assertThat(bytes)
                            .as("two challenges for the shortest INVITE that there is")
                            .isLessThanOrEqualTo(2 * INVITE.length()));
        }
    }

    @Test
    @Rfc(number = 3261, section = "26.1.5")
    void turnsAwayOnceWhomTheAccessListDoesNotHave() {
        AccessList others = new AccessList(List.of(AccessList.Network.of("198.51.100.0/24")));
        try (Stage stage = new Stage(Faults.none(), trunk -> trunk.allow(others))) {
            assertThat(answersTo(stage, invite())).hasSize(1);
        }
    }

    @Test
    void refusesMalformedCredentialsOnce() {
        try (Stage stage = Stage.quiet()) {
            SipRequest malformed = invite().edit()
                    .add(HeaderName.of("Proxy-Authorization"), "Digest realm=\"" + Stage.REALM + "\"")
                    .build();
            assertThat(answersTo(stage, malformed)).hasSize(1);
        }
    }
}
