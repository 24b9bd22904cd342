package io.ringback.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** When the subscriber of requests is told what. */
class RequestFluxTest {
    private final RequestFlux requests = new RequestFlux();
    private final List<String> signals = new ArrayList<>();

    private CoreSubscriber<ServerTransaction> subscriber(Runnable onSubscribe) {
        return new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                onSubscribe.run();
                signals.add("subscription");
            }

            @Override
            public void onNext(ServerTransaction request) {
                signals.add("request");
            }

            @Override
            public void onError(Throwable failure) {
                signals.add("failure");
            }

            @Override
            public void onComplete() {
                signals.add("end");
            }
        };
    }

    @Test
    void tellsNothingBeforeTheSubscriptionIsTaken() {
        requests.subscribe(subscriber(requests::complete));

        assertThat(signals).containsExactly("subscription", "end");
    }

    @Test
    void endsAtOnceForWhoSubscribesBehindTheEnd() {
        requests.complete();
        requests.subscribe(subscriber(() -> {}));

        assertThat(signals).containsExactly("subscription", "end");
    }
}
