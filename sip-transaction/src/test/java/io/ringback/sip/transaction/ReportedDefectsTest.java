package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What other stacks got wrong in their transactions, or what their users reported. */
class ReportedDefectsTest {
    private final Wire wire = new Wire();
    private final List<SipResponse> responses = new ArrayList<>();
    private final List<ServerTransaction> requests = new ArrayList<>();

    private ClientTransaction calling() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().subscribe(responses::add, failure -> {});
        return transaction;
    }

    /** kbalt/ezk client_inv.rs. */
    @Test
    void ackOfARejectionHasTheRouteOfTheInvite() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 407, "p"));

        assertThat(((SipRequest) wire.last()).routes()).hasSize(1);
    }

    /** kbalt/ezk client_inv.rs. */
    @Test
    void ringingForMoreThanTwoMinutesIsNoTimeout() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        wire.pass(240_000);
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(responses).hasSize(2);
    }

    /** onsip/SIP.js#517. */
    @Test
    void ackOfA407HasTheBranchOfTheInvite() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 407, "p"));

        assertThat(wire.last().via().branch())
                .isEqualTo(transaction.request().via().branch());
    }

    /** RestComm/jain-sip#140, emiago/sipgo#285: the ACK is there before the write of the response has ended. */
    @Test
    void ackThatComesDuringTheWriteOfTheResponseStopsItsRetransmission() {
        SipRequest invite = Wire.arriving(Method.INVITE, "z9hG4bKfast");
        wire.sender = message -> {
            wire.receive(Wire.arriving(Method.ACK, "z9hG4bKfast"));
            return Mono.empty();
        };
        wire.layer.requests().subscribe(requests::add);
        wire.receive(invite);
        requests.get(0).respond(requests.get(0).response(486).build()).subscribe();
        assertThat(requests.get(0).state()).isEqualTo(TransactionState.CONFIRMED);
        wire.pass(32_000);

        assertThat(wire.log()).containsExactly("486");
        assertThat(wire.layer.isQuiet()).isTrue();
    }

    /** usnistgov/jsip#8. */
    @Test
    void sendFailuresLeaveNothingBehind() {
        wire.sender = message -> Mono.error(new IllegalStateException("connection refused"));
        for (int i = 0; i < 1000; i++) {
            wire.layer
                    .client(Wire.request(i % 2 == 0 ? Method.INVITE : Method.OPTIONS), Wire.TCP)
                    .responses()
                    .subscribe(response -> {}, failure -> {});
        }

        assertThat(wire.layer.isQuiet()).isTrue();
    }

    /** signalwire/freeswitch#2144: a 503 left without ACK while failing over. */
    @Test
    void a503IsAcknowledgedAlsoWhenItsSubscriberHasMovedOn() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 503, "a"));
        calling();
        wire.receive(Wire.response(transaction.request(), 503, "a"));

        assertThat(wire.log()).containsExactly("INVITE", "ACK", "INVITE", "ACK");
    }

    /** pjsip/pjproject#3234, baresip/baresip#2819: every fork is told, whatever its To tag was before. */
    @Test
    void everyForkIsDelivered() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "early"));
        wire.receive(Wire.response(transaction.request(), 200, "one"));
        wire.receive(Wire.response(transaction.request(), 200, "two"));

        assertThat(responses).hasSize(3);
    }

    /** usnistgov/jsip: a merged request is not a retransmission, and has its own answer. */
    @Test
    void branchOfAnotherClientIsAnotherTransaction() {
        wire.layer.requests().subscribe(requests::add);
        SipRequest one = Wire.arriving(Method.OPTIONS, "z9hG4bKsame");
        wire.receive(one);
        wire.receive(one.edit()
                .set(io.ringback.sip.header.KnownHeader.VIA, "SIP/2.0/UDP other.example.com;branch=z9hG4bKsame")
                .build());

        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).key()).isNotEqualTo(requests.get(1).key());
        assertThat(requests.get(1).request().headers().all(HeaderTypes.VIA)).hasSize(1);
    }
}
