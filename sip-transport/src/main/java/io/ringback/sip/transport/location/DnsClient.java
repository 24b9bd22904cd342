package io.ringback.sip.transport.location;

import reactor.core.publisher.Mono;

/** Asks the DNS. {@link NettyDnsClient} does it; tests, and users with a resolver of their own, put theirs here. */
@FunctionalInterface
public interface DnsClient {
    /**
     * Asks, on subscription.
     *
     * @param lookup the question
     * @return the answer, within a bounded time; it does not fail: what goes wrong is a verdict. If it fails all the
     *     same, that counts as {@link DnsVerdict#FAILED}
     */
    Mono<DnsAnswer> answer(DnsLookup lookup);
}
