package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.testng.annotations.Test;

/** {@link ClientTransaction#responses()} by the Reactive Streams TCK. */
@Test
public class ResponsesTckTest extends PublisherVerification<SipResponse> {
    /** As many as wait for demand at most. */
    private static final long MOST = 16;

    /** Made by TestNG. */
    public ResponsesTckTest() {
        super(Tck.environment());
    }

    @Override
    public long maxElementsFromPublisher() {
        return MOST;
    }

    @Override
    public Publisher<SipResponse> createPublisher(long elements) {
        return Tck.answered(Method.INVITE, elements).responses();
    }

    @Override
    public Publisher<SipResponse> createFailedPublisher() {
        return Tck.taken().responses();
    }
}
