package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CancelTest {
    private final Wire wire = new Wire();
    private final List<SipResponse> responses = new ArrayList<>();
    private final List<SipResponse> cancelResponses = new ArrayList<>();

    private ClientTransaction calling() {
        ClientTransaction transaction = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        transaction.responses().subscribe(responses::add, failure -> {});
        return transaction;
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void holdsTheCancelWhileTheInviteIsRetransmittedUntilAProvisionalResponse() {
        ClientTransaction transaction = calling();
        transaction.cancel().subscribe(cancelResponses::add);
        wire.pass(4000);
        assertThat(wire.log()).containsExactly("INVITE", "INVITE", "INVITE", "INVITE");

        wire.receive(Wire.response(transaction.request(), 100, "x"));
        assertThat(wire.log()).endsWith("INVITE", "CANCEL");
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void cancelsWithTheInvitesOwnHeaders() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().subscribe();

        SipRequest invite = transaction.request();
        SipRequest cancel = (SipRequest) wire.last();
        assertThat(cancel.method()).isEqualTo(Method.CANCEL);
        assertThat(cancel.rawRequestUri()).isEqualTo(invite.rawRequestUri());
        assertThat(cancel.headers().all(HeaderTypes.VIA)).containsExactly(invite.via());
        assertThat(cancel.headers().text(KnownHeader.TO))
                .isEqualTo(invite.headers().text(KnownHeader.TO));
        assertThat(cancel.headers().text(KnownHeader.FROM))
                .isEqualTo(invite.headers().text(KnownHeader.FROM));
        assertThat(cancel.callId()).isEqualTo(invite.callId());
        assertThat(cancel.cSeq()).isEqualTo(new CSeq(986_759, Method.CANCEL));
        assertThat(cancel.routes()).isEqualTo(invite.routes());
        assertThat(cancel.validate()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void sendsNoCancelBehindAFinalResponse() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 486, "b"));

        StepVerifier.create(transaction.cancel()).verifyComplete();
        assertThat(wire.log()).containsExactly("INVITE", "ACK");
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void dropsAHeldCancelWhenAFinalResponseComesFirst() {
        ClientTransaction transaction = calling();
        StepVerifier.create(transaction.cancel())
                .then(() -> wire.receive(Wire.response(transaction.request(), 200, "b")))
                .verifyComplete();
        assertThat(wire.log()).containsExactly("INVITE");
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void waitsForThe487BehindThe200OfTheCancel() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().subscribe(cancelResponses::add);
        wire.receive(Wire.response((SipRequest) wire.last(), 200, "b"));
        assertThat(cancelResponses).hasSize(1);
        assertThat(transaction.state()).isEqualTo(TransactionState.PROCEEDING);

        wire.receive(Wire.response(transaction.request(), 487, "b"));
        assertThat(responses).last().matches(response -> response.statusCode() == 487);
        assertThat(wire.log()).containsExactly("INVITE", "CANCEL", "ACK");
    }

    @Test
    @Rfc(number = 3261, section = "9.1")
    void givesUp64T1BehindTheCancel() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().subscribe(cancelResponses::add);
        wire.receive(Wire.response((SipRequest) wire.last(), 200, "b"));
        wire.pass(31_990);
        assertThat(transaction.state()).isEqualTo(TransactionState.PROCEEDING);
        wire.pass(10);

        assertThat(transaction.state()).isEqualTo(TransactionState.TERMINATED);
    }

    @Test
    void deliversA2xxThatCrossesTheCancel() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().subscribe();
        wire.receive(Wire.response(transaction.request(), 200, "b"));

        assertThat(responses).last().matches(SipResponse::isSuccess);
        assertThat(transaction.state()).isEqualTo(TransactionState.ACCEPTED);
    }

    @Test
    void sendsOneCancelHoweverOftenItIsAsked() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        transaction.cancel().subscribe(cancelResponses::add);
        transaction.cancel().subscribe(cancelResponses::add);
        wire.receive(Wire.response((SipRequest) wire.last(), 200, "b"));
        transaction.cancel().subscribe(cancelResponses::add);

        assertThat(wire.log()).containsExactly("INVITE", "CANCEL");
        assertThat(cancelResponses).hasSize(3);
    }

    @Test
    void retransmitsTheCancelAsATransactionOfItsOwn() {
        ClientTransaction transaction = calling();
        wire.receive(Wire.response(transaction.request(), 180, "b"));
        StepVerifier.create(transaction.cancel())
                .then(() -> wire.pass(32_000))
                .verifyErrorSatisfies(failure -> assertThat(((TransactionTimeoutException) failure).timer())
                        .isEqualTo("F"));

        assertThat(wire.log().stream().filter("CANCEL"::equals)).hasSize(11);
    }

    @Test
    void refusesToCancelAnythingButAnInvite() {
        ClientTransaction options = wire.layer.client(Wire.request(Method.OPTIONS), Wire.UDP);
        StepVerifier.create(options.cancel()).verifyError(IllegalStateException.class);
    }
}
