package io.ringback.sip.transaction;

import io.ringback.sip.message.Hop;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A server transaction (RFC 3261 §17.2): one request, whose retransmissions it absorbs, and its responses, which it
 * sends again when that is its task. Safe for use by many threads.
 *
 * <p>It sends 100 by itself: to an INVITE after 200 ms, to others when RFC 4320 §4.1 asks for it, unless there is an
 * answer before.
 */
public final class ServerTransaction implements SipTransaction {
    private final ServerSide side;
    private @Nullable TransactionKey key;

    ServerTransaction(ServerSide side) {
        this.side = side;
    }

    @Override
    public TransactionKey key() {
        TransactionKey present = key;
        if (present == null) {
            present = TransactionKey.of(TransactionKey.Side.SERVER, side.request());
            key = present;
        }
        return present;
    }

    @Override
    public SipRequest request() {
        return side.request();
    }

    @Override
    public Hop hop() {
        return side.hop();
    }

    @Override
    public TransactionState state() {
        return side.currentState();
    }

    @Override
    public Flux<TransactionState> states() {
        return Flux.defer(() -> side.watch().states().asFlux());
    }

    /**
     * The To tag for all responses to this request (RFC 3261 §8.2.6.2): nobody can guess it, and it is also that of the
     * response to a CANCEL (§9.2).
     *
     * @return a token of 64 bits
     */
    public String toTag() {
        return side.toTag();
    }

    /**
     * A builder of a response to this request (RFC 3261 §8.2.6), with {@link #toTag()} where a tag belongs.
     *
     * @param statusCode 100 to 699
     * @return a builder
     */
    public SipResponse.Builder response(int statusCode) {
        return Responses.tagged(side.request(), statusCode, toTag());
    }

    /**
     * Sends a response, once for each subscription. After a 2xx to an INVITE the transaction sends every further 2xx
     * that it is given, and none by itself: whoever accepts a call retransmits the 2xx until its ACK comes (RFC 3261
     * §13.3.1.4, RFC 6026 §7.1). Other final responses to an INVITE are retransmitted here.
     *
     * @param response the response
     * @return completes when the sender has sent it; fails with {@link HopUnreachableException} if it could not, with
     *     {@link ResponseRefusedException} if it must not be sent (behind a final response, or for RFC 4320), with
     *     {@link TransactionRefusedException} if there is too much to do. A 100 that RFC 4320 §4.1 wants later
     *     completes at once: it is sent when it is time.
     */
    public Mono<Void> respond(SipResponse response) {
        return answer(response, false);
    }

    /**
     * Refuses the request as a server without state does (RFC 3261 §8.2.7): the response is sent once, and the
     * transaction is over. It is not sent again by itself, so it is not worth to forge a sender's address for it; an
     * INVITE that comes again is a new request, and a response to it has the same To tag. For requests of those who
     * have not proved who they are.
     *
     * @param response a final response above 299
     * @return completes when the sender has sent it; fails as {@link #respond} does
     */
    public Mono<Void> refuse(SipResponse response) {
        return answer(response, true);
    }

    private Mono<Void> answer(SipResponse response, boolean last) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Void> actual) {
                Answer answer = new Answer(actual, side, response, last);
                actual.onSubscribe(answer);
                if (!side.board.lane().offer(answer)) {
                    answer.fail(new TransactionRefusedException(Refusal.LANE_FULL, key(), state()));
                }
            }
        };
    }

    /**
     * Tells of a CANCEL for this INVITE, which the layer has answered by itself (RFC 3261 §9.2): a user agent then
     * answers the INVITE 487.
     *
     * @return the CANCEL; empty if a final response is sent, or the transaction ends, without one. It never fails.
     */
    public Mono<SipRequest> cancelled() {
        return Mono.defer(() -> side.watch().cancelled().asMono());
    }

    /**
     * What the transaction is to tell its user (RFC 3261 §17.2.1, §17.2.4, RFC 6026 §7.1):
     * {@link HopUnreachableException} for a response that could not be sent, {@link TransactionTimeoutException} for an
     * ACK that never came (timer H) or an answer that was never given (EXPIRY). They are values: an INVITE's
     * transaction goes on after a transport error.
     *
     * @return failures, from the first on; completes when the transaction is over, never fails
     */
    public Flux<TransactionException> failures() {
        return Flux.defer(() -> side.watch().failures().asFlux());
    }

    @Override
    public String toString() {
        return key() + " " + state();
    }
}
