package io.ringback.sip.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.SessionDescription;
import io.ringback.sdp.negotiation.Codec;
import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sdp.negotiation.NegotiationPolicy;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.header.ContentDisposition;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.MultipartBuilder;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transport.MemoryNetwork;
import io.ringback.sip.transport.MemoryTransport;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What a call makes of the descriptions of several dialogs that its INVITE has made. */
class ForkingTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryNetwork network = MemoryNetwork.on(time);
    private final UserAgent agent = UserAgent.builder(
                    network.transport(address(1)).bind())
            .scheduler(time)
            .start();
    private final MemoryTransport proxy = network.transport(address(9)).bind();
    private final List<SipRequest> seen = new ArrayList<>();
    private @Nullable Delivery invite;

    ForkingTest() {
        proxy.start(arrival -> {
            Delivery delivery = (Delivery) arrival;
            SipRequest request = (SipRequest) delivery.message();
            seen.add(request);
            if (request.method().equals(Method.INVITE)) {
                invite = delivery;
            } else if (request.method().equals(Method.BYE)) {
                send(SipResponse.to(request, 200).build(), delivery);
            }
            return Admission.ACCEPTED;
        });
    }

    @AfterEach
    void close() {
        agent.close().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));
        network.dispose();
        time.dispose();
    }

    private static InetSocketAddress address(int last) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Call call(NegotiationPolicy policy) {
        Call call = agent.call(new CallPlan(
                SipUri.of("sip:bob@example.com"),
                NameAddr.of(SipUri.of("sip:alice@example.org")),
                Account.of("none", RealmCredentials.none()),
                MediaPlan.audio(16_666, Codec.PCMU, Codec.PCMA).withPolicy(policy),
                HopLocator.through(HostPort.of("192.0.2.9", 5060), agent.locator()),
                CallPlan.DEFAULT_PATIENCE));
        time.advanceTimeBy(Duration.ofMillis(100));
        return call;
    }

    private Call call() {
        return call(NegotiationPolicy.defaults());
    }

    private void send(SipResponse response, Delivery to) {
        proxy.send(new Delivery(response, to.hop())).subscribe();
    }

    /** A response of one branch; without a description if its port is 0. */
    private void respond(int statusCode, String tag, int port, int payloadType) {
        Delivery delivery = Optional.ofNullable(invite).orElseThrow();
        SipRequest request = (SipRequest) delivery.message();
        SipResponse.Builder response = SipResponse.to(request, statusCode)
                .set(HeaderTypes.TO, request.to().withTag(tag))
                .set(KnownHeader.CONTACT, "<sip:192.0.2.9:5060>");
        if (port != 0) {
            response.body(
                    MediaType.SDP, Slice.of("""
                    v=0
                    o=- %2$d 1 IN IP4 192.0.2.9
                    s=-
                    c=IN IP4 192.0.2.9
                    t=0 0
                    m=audio %1$d RTP/AVP %2$d
                    """.formatted(port, payloadType).replace("\n", "\r\n")));
        }
        send(response.build(), delivery);
        time.advanceTimeBy(Duration.ofMillis(100));
    }

    private static CallOutcome.Answered answered(Call call) {
        CallOutcome outcome =
                Optional.ofNullable(call.outcome().block(Duration.ZERO)).orElseThrow();
        assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
        return (CallOutcome.Answered) outcome;
    }

    private static List<CallEvent> eventsOf(Call call) {
        List<CallEvent> events = call.events()
                .takeUntil(CallEvent.Concluded.class::isInstance)
                .collectList()
                .block(Duration.ZERO);
        return Optional.ofNullable(events).orElseThrow();
    }

    private static List<Integer> earlyPorts(Call call) {
        return eventsOf(call).stream()
                .filter(CallEvent.EarlyMedia.class::isInstance)
                .map(event -> ((CallEvent.EarlyMedia) event).media().get(0).remotePort())
                .toList();
    }

    private static int port(SessionDescription description) {
        return description.media().get(0).port();
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    @Rfc(number = 6337, section = "2.2")
    void agreesWithEachDialogForItself() {
        Call call = call();
        respond(183, "a", 4000, 0);
        assertThat(call.remoteDescription().map(ForkingTest::port)).hasValue(4000);
        respond(183, "b", 5000, 8);
        respond(200, "b", 5000, 8);
        CallOutcome.Answered answered = answered(call);
        NegotiatedMedia audio = answered.media().get(0);
        assertThat(audio.remotePort()).isEqualTo(5000);
        assertThat(audio.codec().orElseThrow().codec()).isEqualTo(Codec.PCMA);
        assertThat(answered.sdpChanged()).isFalse();
        assertThat(call.remoteDescription().map(ForkingTest::port)).hasValue(5000);
        assertThat(earlyPorts(call)).containsExactly(4000, 5000);
    }

    @Test
    @Rfc(number = 6337, section = "3.1.1")
    void tellsOnceOfAPreviewThatDoesNotFit() {
        Call call = call();
        respond(183, "a", 4000, 9); // G722, which was not offered
        respond(200, "a", 4000, 0);

        assertThat(answered(call).media()).hasSize(1);
        assertThat(eventsOf(call))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Progress", "Concluded");
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void takesTheAnswerOfADialogThatWasNeverEarly() {
        Call call = call();
        respond(183, "a", 4000, 0);
        respond(200, "b", 5000, 8);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(5000);
    }

    @Test
    @Rfc(number = 6337, section = "3.1.1")
    void takesThePreviewForTheAnswerIfThe2xxHasNone() {
        Call call = call();
        respond(183, "a", 4000, 0);
        respond(200, "a", 0, 0);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(4000);
        assertThat(answered(call).sdpChanged()).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "13.2.1")
    void noticesAnotherDescriptionOfTheSameDialogOnly() {
        Call call = call();
        respond(183, "a", 4000, 0);
        respond(183, "b", 5000, 8);
        respond(200, "a", 4002, 0);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(4000);
        assertThat(answered(call).sdpChanged()).isTrue();
    }

    @Test
    void followsAnotherDescriptionIfThePolicySaysSo() {
        Call call = call(NegotiationPolicy.defaults().withFollowLatest(true));
        respond(183, "a", 4000, 0);
        respond(200, "a", 4002, 0);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(4002);
    }

    @Test
    void followsNoMoreEarlyDialogsThanItMay() {
        Call call = call();
        for (int i = 0; i < 40; i++) {
            respond(183, "t" + i, 4000 + 2 * i, 0);
        }
        respond(200, "t39", 4078, 0);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(4078);
        assertThat(earlyPorts(call)).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void endsTheOtherDialogsThatAnswer() {
        Call call = call();
        respond(200, "a", 4000, 0);
        respond(200, "b", 5000, 8);
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(4000);
        assertThat(seen.stream().filter(request -> request.method().equals(Method.BYE)))
                .singleElement()
                .satisfies(bye -> assertThat(bye.to().tag()).hasValue(Slice.of("b")));
    }

    @Test
    @Rfc(number = 3261, section = "13.2.1")
    void endsACallWhose2xxHasNoAnswer() {
        Call call = call();
        respond(200, "a", 0, 0);
        assertThat(call.outcome().block(Duration.ZERO)).isInstanceOf(CallOutcome.Failed.class);
        assertThat(seen).extracting(SipRequest::method).containsSubsequence(Method.INVITE, Method.ACK, Method.BYE);
    }

    private void respond(MultipartBuilder body) {
        Delivery delivery = Optional.ofNullable(invite).orElseThrow();
        SipRequest request = (SipRequest) delivery.message();
        send(
                SipResponse.to(request, 200)
                        .set(HeaderTypes.TO, request.to().withTag("a"))
                        .set(KnownHeader.CONTACT, "<sip:192.0.2.9:5060>")
                        .body(body)
                        .build(),
                delivery);
        time.advanceTimeBy(Duration.ofMillis(100));
    }

    private static Slice description(int port) {
        return Slice.of("""
                v=0
                o=- 1 1 IN IP4 192.0.2.9
                s=-
                c=IN IP4 192.0.2.9
                t=0 0
                m=audio %d RTP/AVP 0
                """.formatted(port).replace("\n", "\r\n"));
    }

    @Test
    @Rfc(number = 5621, section = "3.1")
    @Rfc(number = 3261, section = "20.11")
    void findsTheDescriptionOfTheSessionAmongSeveralParts() {
        Call call = call();
        respond(MultipartBuilder.mixed()
                .add(MediaType.of("text", "plain"), Slice.of("hello"))
                .add(MediaType.SDP, description(4000))
                .disposition(ContentDisposition.of("early-session"))
                .add(MediaType.SDP, description(5000)));
        assertThat(answered(call).media().get(0).remotePort()).isEqualTo(5000);
    }
}
