package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Malformed;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;

class AdmissionTest {
    private final SipRequest options = Wire.arriving(Method.OPTIONS, "z9hG4bKone");

    @Test
    @Rfc(number = 3261, section = "21.5.4")
    void answers503WithRetryAfterWhenNobodyTakesRequests() {
        Wire wire = new Wire();
        wire.receive(options);
        wire.receive(options);

        assertThat(wire.log()).containsExactly("503", "503");
        SipResponse refusal = (SipResponse) wire.last();
        assertThat(refusal.headers().text(KnownHeader.RETRY_AFTER).orElseThrow())
                .hasToString("5");
        assertThat(refusal.to().tag()).isPresent();
        assertThat(wire.sent.get(0).message()).isEqualTo(wire.sent.get(1).message());
    }

    @Test
    void answersNothingIfThePolicyIsSilent() {
        Wire wire = new Wire(settings -> settings.refusal(RefusalPolicy.silent()));
        wire.receive(options);

        assertThat(wire.sent).isEmpty();
    }

    @Test
    void takesAsManyRequestsAsAreWanted() {
        Wire wire = new Wire();
        List<ServerTransaction> taken = new ArrayList<>();
        BaseSubscriber<ServerTransaction> user = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(ServerTransaction transaction) {
                taken.add(transaction);
            }
        };
        wire.layer.requests().subscribe(user);
        wire.receive(options);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKtwo"));
        assertThat(taken).hasSize(1);
        assertThat(wire.log()).containsExactly("503");
        user.request(1);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKthree"));
        assertThat(taken).hasSize(2);
    }

    @Test
    void refusesWhatIsOverItsCapacity() {
        Wire wire = new Wire(settings -> settings.capacity(1));
        wire.layer.requests().subscribe();
        wire.receive(options);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKtwo"));
        assertThat(wire.log()).containsExactly("503");

        StepVerifier.create(wire.layer
                        .client(Wire.request(Method.OPTIONS), Wire.UDP)
                        .response())
                .verifyErrorSatisfies(failure -> assertThat(((TransactionRefusedException) failure).reason())
                        .isEqualTo(Refusal.TOO_MANY_TRANSACTIONS));
    }

    @Test
    void survivesASubscriberThatThrows() {
        Wire wire = new Wire();
        wire.layer.requests().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(ServerTransaction transaction) {
                throw new IllegalStateException("fault");
            }

            @Override
            protected void hookOnError(Throwable failure) {}
        });
        wire.receive(options);
        assertThat(wire.layer.isDisposed()).isFalse();
        List<ServerTransaction> taken = new ArrayList<>();
        wire.layer.requests().subscribe(taken::add);
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKtwo"));

        assertThat(taken).hasSize(1);
    }

    @Test
    @Rfc(number = 3261, section = "8.2.2.2")
    void answersAMergedRequest482IfAskedTo() {
        Wire wire = new Wire(settings -> settings.detectMergedRequests(true));
        List<ServerTransaction> taken = new ArrayList<>();
        wire.layer.requests().subscribe(taken::add);
        wire.receive(Wire.arriving(Method.INVITE, "z9hG4bKone"));
        wire.receive(Wire.arriving(Method.INVITE, "z9hG4bKtwo"));
        assertThat(taken).hasSize(1);
        assertThat(wire.log()).containsExactly("482");

        SipRequest inDialog = Wire.arriving(Method.INVITE, "z9hG4bKthree")
                .edit()
                .set(HeaderTypes.TO, options.to().withTag("dialog"))
                .build();
        wire.receive(inDialog);
        assertThat(taken).hasSize(2);
    }

    @Test
    void takesTheSameRequestByAnotherPathUnlessAskedToDetectIt() {
        Wire wire = new Wire();
        List<ServerTransaction> taken = new ArrayList<>();
        wire.layer.requests().subscribe(taken::add);
        wire.receive(Wire.arriving(Method.INVITE, "z9hG4bKone"));
        wire.receive(Wire.arriving(Method.INVITE, "z9hG4bKtwo"));

        assertThat(taken).hasSize(2);
    }

    @Test
    void forgetsAMergedRequestWithItsTransaction() {
        Wire wire = new Wire(settings -> settings.detectMergedRequests(true));
        List<ServerTransaction> taken = new ArrayList<>();
        wire.layer.requests().subscribe(taken::add);
        wire.receive(options, Wire.TCP);
        taken.get(0).respond(taken.get(0).response(200).build()).subscribe();
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKtwo"), Wire.TCP);

        assertThat(taken).hasSize(2);
    }

    @Test
    void handsMalformedMessagesToTheStrayHandler() {
        Wire wire = new Wire();
        MalformedMessage bad = (MalformedMessage)
                SipParser.strict().parse("INVITE sip:a@b SIP/2.0\r\nno colon\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(wire.layer.accept(new Malformed(bad, Wire.UDP))).isEqualTo(Admission.ACCEPTED);

        assertThat(wire.strays.malformed).hasSize(1);
    }

    @Test
    void dropsRequestsWithoutWhatIdentifiesThem() {
        Wire wire = new Wire();
        wire.layer.requests().subscribe();
        for (KnownHeader missing :
                List.of(KnownHeader.VIA, KnownHeader.CALL_ID, KnownHeader.FROM, KnownHeader.TO, KnownHeader.CSEQ)) {
            wire.layer.accept(new Delivery(options.edit().remove(missing).build(), Wire.UDP));
        }
        wire.receive(options.edit().set(KnownHeader.VIA, "nonsense").build());

        assertThat(wire.layer.isDisposed()).isFalse();
    }

    @Test
    void shutsDownWhenTheLastTransactionIsOver() {
        Wire wire = new Wire();
        List<ServerTransaction> taken = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        wire.layer.requests().subscribe(taken::add, failure -> {}, () -> ends.add("requests"));
        wire.receive(options);
        wire.layer.shutdown().subscribe(nothing -> {}, failure -> {}, () -> ends.add("shutdown"));
        wire.receive(Wire.arriving(Method.OPTIONS, "z9hG4bKtwo"));
        assertThat(wire.log()).containsExactly("503");
        taken.get(0).respond(taken.get(0).response(200).build()).subscribe();
        wire.pass(31_990);
        assertThat(ends).isEmpty();
        wire.pass(10);

        assertThat(ends).containsExactly("requests", "shutdown");
        assertThat(wire.layer.isDisposed()).isTrue();
        assertThat(wire.layer.accept(new Delivery(options, Wire.UDP))).isEqualTo(Admission.REFUSED);
    }

    @Test
    void endsEverythingAtOnceWhenItIsDisposed() {
        Wire wire = new Wire();
        ClientTransaction open = wire.layer.client(Wire.request(Method.INVITE), Wire.UDP);
        StepVerifier.create(open.responses())
                .then(wire.layer::dispose)
                .verifyErrorSatisfies(failure -> assertThat(((TransactionRefusedException) failure).reason())
                        .isEqualTo(Refusal.CLOSED));
        wire.pass(60_000);
        assertThat(wire.log()).containsExactly("INVITE");
        assertThat(open.state()).isEqualTo(TransactionState.TERMINATED);

        StepVerifier.create(
                        wire.layer.client(Wire.request(Method.INVITE), Wire.UDP).responses())
                .verifyError(TransactionRefusedException.class);
        StepVerifier.create(wire.layer.shutdown()).expectComplete().verify(Duration.ofSeconds(1));
    }
}
