package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gate is a user's code, and may be wrong in any way: requests are answered all the same. */
class GateTest {
    private final Stage stage = Stage.quiet();

    @AfterEach
    void close() {
        stage.close();
    }

    private SipResponse answerThrough(RequestGate gate) {
        UserAgent agent = UserAgent.builder(stage.network
                        .transport(new InetSocketAddress("192.0.2.20", 5060))
                        .bind())
                .scheduler(stage.time)
                .gate(gate)
                .start();
        NameAddr self = NameAddr.of(SipUri.of("sip:bob@example.com"));
        SipRequest options = SipRequest.builder(Method.OPTIONS, SipUri.of("sip:192.0.2.20"))
                .set(HeaderTypes.MAX_FORWARDS, 70)
                .set(HeaderTypes.FROM, self.withTag("1"))
                .set(HeaderTypes.TO, self)
                .set(HeaderTypes.CALL_ID, Slice.of("1"))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                .build();
        AtomicReference<SipResponse> answer = new AtomicReference<>();
        HopLocator way = HopLocator.through(HostPort.of("192.0.2.20", 5060), stage.agent.locator());
        stage.agent
                .request(options, Account.anonymous(""), way)
                .subscribe(reply -> answer.set(reply.response()), failure -> {});
        stage.pass(Duration.ofSeconds(1));
        agent.close().subscribe();
        return answer.get();
    }

    @Test
    void addsToTheSuccess() {
        SipResponse answer = answerThrough(request -> GateDecision.pass(
                success -> success.edit().set(KnownHeader.SUBJECT, "gate").build()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().text(KnownHeader.SUBJECT)).hasToString("Optional[gate]");
    }

    @Test
    void refusesWithATag() {
        SipResponse answer = answerThrough(request -> GateDecision.refuse(SipResponse.to(request, 403)));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.to().tag()).isPresent();
    }

    @Test
    void losesNoSuccessThatItCannotComplete() {
        SipResponse answer = answerThrough(request -> GateDecision.pass(success -> {
            throw new IllegalStateException("on purpose");
        }));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void makesNoOtherResponseOfASuccess() {
        SipResponse other = answerThrough(request ->
                GateDecision.pass(success -> SipResponse.to(request, 500).build()));
        assertThat(other.statusCode()).isEqualTo(200);
        SipResponse tagged = answerThrough(request -> GateDecision.pass(success -> success.edit()
                .set(HeaderTypes.TO, success.to().withTag("other"))
                .build()));
        assertThat(tagged.to().tag().map(Slice::toString)).isPresent().isNotEqualTo(Optional.of("other"));
    }

    @Test
    void isAnsweredForIfItFails() {
        SipResponse answer = answerThrough(request -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(answer.statusCode()).isEqualTo(500);
    }
}
