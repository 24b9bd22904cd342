package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.negotiation.Codec;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Calls whose first server fails, in virtual time. */
class CallFailoverTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(32);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final ServerFarm farm = new ServerFarm(2);
    private final List<CallOutcome.Kind> outcomes = new ArrayList<>();

    @AfterEach
    void close() {
        farm.close();
    }

    private Call call() {
        Call call = farm.agent.call(new CallPlan(
                SipUri.of("sip:bob@example.com"),
                NameAddr.of(SipUri.of("sip:alice@example.org")),
                Account.anonymous("p"),
                MediaPlan.audio(16_666, Codec.PCMU),
                farm.agent.locator(),
                CallPlan.DEFAULT_PATIENCE));
        call.outcome().subscribe(outcome -> outcomes.add(outcome.kind()));
        return call;
    }

    private void answersCalls(int server, String... more) {
        farm.answers(server, request -> {
            if (request.method().equals(Method.INVITE)) {
                return List.of(answer(request, server, more));
            }
            return request.method().equals(Method.ACK) ? List.of() : List.of(ServerFarm.to(request, 200));
        });
    }

    private static SipResponse.Builder answer(SipRequest request, int server, String... more) {
        SipResponse.Builder response = ServerFarm.to(request, 200)
                .set(KnownHeader.CONTACT, "<sip:" + ServerFarm.hostPort(server) + ">")
                .body(MediaType.SDP, Slice.of("""
                        v=0
                        o=- 1 1 IN IP4 192.0.2.9
                        s=-
                        c=IN IP4 192.0.2.9
                        t=0 0
                        m=audio 4000 RTP/AVP 0
                        """.replace("\n", "\r\n")));
        for (String recordRoute : more) {
            response.set(KnownHeader.RECORD_ROUTE, recordRoute);
        }
        return response;
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void aCallGoesToTheNextServerAndItsAckAndByeToo() {
        farm.answers(1, 503);
        answersCalls(2);

        Call call = call();
        farm.pass(SHORT);
        assertThat(outcomes).containsExactly(CallOutcome.Kind.ANSWERED);
        call.hangUp();
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 INVITE", "1 ACK", "2 INVITE", "2 ACK", "2 BYE");
        SipRequest first = farm.last(1, Method.INVITE).request();
        SipRequest second = farm.last(2, Method.INVITE).request();
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.cSeq()).isEqualTo(first.cSeq());
        assertThat(second.from()).isEqualTo(first.from());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.via()).isNotEqualTo(first.via());
    }

    @Test
    @Rfc(number = 3263, section = "4.3")
    void aCallToAServerThatIsSilentGoesToTheNext() {
        answersCalls(2);

        call();
        farm.pass(TIMEOUT.plusMillis(50));

        assertThat(outcomes).containsExactly(CallOutcome.Kind.ANSWERED);
        assertThat(farm.flow()).containsExactly("1 INVITE", "2 INVITE", "2 ACK");
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void aServerThatAnswersAfterItWasLeftGetsItsAckAndABye() {
        answersCalls(2);
        call();
        farm.pass(TIMEOUT.plusMillis(50));

        ServerFarm.Received late = farm.last(1, Method.INVITE);
        farm.answers(1, 200);
        farm.send(1, answer(late.request(), 1).set(KnownHeader.TO, "<sip:bob@example.com>;tag=late"), late.delivery());
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 INVITE", "2 INVITE", "2 ACK", "1 ACK", "1 BYE");
        assertThat(farm.agent.dialogs()).isEqualTo(1);
    }

    @Test
    @Rfc(number = 3263, section = "4")
    void aCancelGoesWhereTheInviteWentAndNoOtherServerIsTried() {
        farm.answers(
                1,
                request -> request.method().equals(Method.INVITE)
                        ? List.of(ServerFarm.to(request, 180))
                        : request.method().equals(Method.CANCEL) ? List.of(ServerFarm.to(request, 200)) : List.of());
        Call call = call();
        farm.pass(SHORT);
        call.hangUp();
        farm.pass(SHORT);
        ServerFarm.Received invite = farm.last(1, Method.INVITE);
        farm.send(1, ServerFarm.to(invite.request(), 503), invite.delivery());
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 INVITE", "1 CANCEL", "1 ACK");
        assertThat(outcomes).containsExactly(CallOutcome.Kind.CANCELLED);
    }

    @Test
    void aCallThatIsHungUpWhileItsServersAreSoughtIsOver() {
        Call call = farm.agent.call(new CallPlan(
                SipUri.of("sip:bob@example.com"),
                NameAddr.of(SipUri.of("sip:alice@example.org")),
                Account.anonymous("p"),
                MediaPlan.audio(16_666, Codec.PCMU),
                uri -> Flux.never(),
                CallPlan.DEFAULT_PATIENCE));
        call.outcome().subscribe(outcome -> outcomes.add(outcome.kind()));
        farm.pass(SHORT);
        call.hangUp();
        farm.pass(SHORT);

        assertThat(outcomes).containsExactly(CallOutcome.Kind.CANCELLED);
        assertThat(farm.flow()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "12.2.1.1")
    @Rfc(number = 3263, section = "4")
    void requestsWithinADialogGoToTheServersOfItsFirstRoute() {
        answersCalls(1, "<sip:s2.example.com:5060;lr>");
        farm.answers(2, 200);

        Call call = call();
        farm.pass(SHORT);
        call.hangUp();
        farm.pass(SHORT);

        assertThat(farm.flow()).containsExactly("1 INVITE", "2 ACK", "2 BYE");
        assertThat(farm.wasAsked("A s2.example.com")).isTrue();
    }
}
