package io.ringback.sip.ua;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.message.Hop;
import reactor.core.publisher.Flux;

/** The hops of an outbound proxy, whatever the URI. */
record ProxyHops(SipUri proxy, HopLocator others) implements HopLocator {
    @Override
    public Flux<Hop> locate(Uri uri) {
        return others.locate(proxy);
    }

    @Override
    public Flux<Hop> locateForLarge(Uri uri) {
        return others.locateForLarge(proxy);
    }

    @Override
    public boolean namesTransport(Uri uri) {
        return others.namesTransport(proxy);
    }
}
