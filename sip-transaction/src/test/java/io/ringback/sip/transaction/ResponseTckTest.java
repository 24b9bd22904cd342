package io.ringback.sip.transaction;

import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.testng.annotations.Test;

/** {@link ClientTransaction#response()} by the Reactive Streams TCK. */
@Test
public class ResponseTckTest extends PublisherVerification<SipResponse> {
    /** Made by TestNG. */
    public ResponseTckTest() {
        super(Tck.environment());
    }

    @Override
    public long maxElementsFromPublisher() {
        return 1;
    }

    @Override
    public Publisher<SipResponse> createPublisher(long elements) {
        return Tck.answered(Method.OPTIONS, 2).response();
    }

    @Override
    public Publisher<SipResponse> createFailedPublisher() {
        return Tck.taken().response();
    }
}
