package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REGISTER with the trunk's registrar: RFC 3261 §10, in virtual time. */
class RegistrationTest {
    private static final NameAddr BOB = NameAddr.of(SipUri.of("sip:yourname@sip.twilio.com"));
    private static final Slice CALL_ID = RandomTokens.callId();

    private final Stage stage = Stage.quiet();
    private final Account account = stage.account("right");
    private int sequence;

    @AfterEach
    void close() {
        stage.close();
    }

    private SipRequest.Builder register() {
        sequence += 10;
        return SipRequest.builder(Method.REGISTER, SipUri.of("sip:sip.twilio.com"))
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(HeaderTypes.FROM, BOB.withTag("1"))
                .set(HeaderTypes.TO, BOB)
                .set(HeaderTypes.CALL_ID, CALL_ID)
                .set(HeaderTypes.CSEQ, new CSeq(sequence, Method.REGISTER));
    }

    private SipResponse send(SipRequest.Builder request, Account sender) {
        AtomicReference<SipResponse> answer = new AtomicReference<>();
        HopLocator trunk = HopLocator.through(HostPort.of("192.0.2.10", 5060), stage.agent.locator());
        stage.agent.request(request.build(), sender, trunk).subscribe(reply -> answer.set(reply.response()));
        stage.pass(Duration.ofSeconds(1));
        return answer.get();
    }

    private SipResponse send(SipRequest.Builder request) {
        return send(request, account);
    }

    private static Contact contact(String uri) {
        return Contact.of(NameAddr.of(SipUri.of(uri)));
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void keepsABindingUntilItExpires() {
        SipResponse registered = send(register()
                .add(HeaderTypes.CONTACT, contact("sip:bob@192.0.2.1"))
                .set(HeaderTypes.EXPIRES, 60L));
        assertThat(registered.statusCode()).isEqualTo(200);
        assertThat(registered.headers().all(HeaderTypes.CONTACT))
                .singleElement()
                .satisfies(contact -> assertThat(contact.expires()).hasValue(60L));
        stage.pass(Duration.ofSeconds(30));
        assertThat(send(register()).headers().all(HeaderTypes.CONTACT)).hasSize(1);
        stage.pass(Duration.ofSeconds(31));
        assertThat(send(register()).headers().all(HeaderTypes.CONTACT)).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "10.2.2")
    void removesOneBindingOrAll() {
        send(register()
                .add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1"))
                .add(HeaderTypes.CONTACT, contact("sip:b@192.0.2.1"))
                .add(HeaderTypes.CONTACT, contact("sip:c@192.0.2.1")));
        SipResponse two = send(
                register().add(HeaderTypes.CONTACT, contact("sip:b@192.0.2.1")).set(HeaderTypes.EXPIRES, 0L));
        assertThat(two.headers().all(HeaderTypes.CONTACT)).hasSize(2);
        SipResponse none =
                send(register().add(HeaderTypes.CONTACT, Contact.STAR).set(HeaderTypes.EXPIRES, 0L));
        assertThat(none.headers().all(HeaderTypes.CONTACT)).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void refusesAStarThatDoesNotStandForRemoval() {
        assertThat(send(register().add(HeaderTypes.CONTACT, Contact.STAR)).statusCode())
                .isEqualTo(400);
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void tellsTheShortestTimeThatItKeeps() {
        SipResponse brief = send(
                register().add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1")).set(HeaderTypes.EXPIRES, 5L));
        assertThat(brief.statusCode()).isEqualTo(423);
        assertThat(brief.headers().first(HeaderTypes.MIN_EXPIRES)).hasValue(30L);
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void refusesARequestThatIsOlderThanTheBinding() {
        SipRequest.Builder older = register().add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1"));
        send(register().add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1")));
        assertThat(send(older).statusCode()).isEqualTo(500);
    }

    @Test
    @Rfc(number = 3261, section = "22.2")
    void challengesEveryoneAndAcceptsTheRightPasswordOnly() {
        assertThat(send(register(), Account.anonymous("provider")).statusCode()).isEqualTo(401);
        assertThat(send(register(), stage.account("wrong")).statusCode()).isEqualTo(401);
        SipResponse accepted = send(register());
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(accepted.to().tag()).isPresent();
        assertThat(accepted.headers().text(KnownHeader.SERVER)).isPresent();
    }

    /** A REGISTER is not part of a dialog, and a tag is no way past the challenge. */
    @Test
    @Rfc(number = 3261, section = "12.2.2")
    void doesNotKnowTheDialogOfARegisterWithATag() {
        SipRequest.Builder tagged =
                register().set(HeaderTypes.TO, BOB.withTag("2")).add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1"));
        assertThat(send(tagged, Account.anonymous("provider")).statusCode()).isEqualTo(481);
        assertThat(send(register()).headers().all(HeaderTypes.CONTACT)).isEmpty();
    }

    @Test
    void registersSeveralUrisAndListsThemInOrder() {
        SipResponse answer = send(register()
                .add(HeaderTypes.CONTACT, contact("sip:a@192.0.2.1"))
                .add(HeaderTypes.CONTACT, contact("sip:b@192.0.2.1")));
        List<String> uris = answer.headers().all(HeaderTypes.CONTACT).stream()
                .map(contact -> contact.address().orElseThrow().uri().toString())
                .toList();
        assertThat(uris).containsExactly("sip:a@192.0.2.1", "sip:b@192.0.2.1");
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void letsNobodyRegisterAnotherUser() {
        NameAddr alice = NameAddr.of(SipUri.of("sip:alice@sip.twilio.com"));
        SipRequest.Builder other =
                register().set(HeaderTypes.TO, alice).add(HeaderTypes.CONTACT, contact("sip:mallory@192.0.2.1"));
        assertThat(send(other).statusCode()).isEqualTo(403);
        SipRequest.Builder none = register().set(HeaderTypes.TO, NameAddr.of(SipUri.of("sip:sip.twilio.com")));
        assertThat(send(none).statusCode()).isEqualTo(403);
    }

    @Test
    @Rfc(number = 3261, section = "10.3")
    void looksBindingsUpWithoutParametersEscapesAndCaseOfTheHost() {
        send(register().add(HeaderTypes.CONTACT, contact("sip:bob@192.0.2.1")));
        for (String same : List.of(
                "sip:yourname@SIP.twilio.COM",
                "sip:%79ourname@sip.twilio.com",
                "sip:yourname@sip.twilio.com;transport=udp",
                "sip:yourname@sip.twilio.com;user=phone")) {
            SipRequest.Builder query = register().set(HeaderTypes.TO, NameAddr.of(SipUri.of(same)));
            assertThat(send(query).headers().all(HeaderTypes.CONTACT)).as(same).hasSize(1);
        }
    }

    @Test
    void keepsItsListsOfBindingsBelowADatagram() {
        String tooLong = "sip:" + "a".repeat(600) + "@192.0.2.1";
        assertThat(send(register().add(HeaderTypes.CONTACT, contact(tooLong))).statusCode())
                .isEqualTo(413);
        SipRequest.Builder many = register();
        for (int i = 0; i < 11; i++) {
            many.add(HeaderTypes.CONTACT, contact("sip:" + i + "@192.0.2.1"));
        }
        assertThat(send(many).statusCode()).isEqualTo(503);
    }
}
