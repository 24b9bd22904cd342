package io.ringback.sip.ua;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.location.NoServerException;
import io.ringback.sip.transport.location.ServerLocator;
import reactor.core.publisher.Flux;

/** Hops as RFC 3263 finds them. */
record ServerHops(ServerLocator servers) implements HopLocator {
    @Override
    public Flux<Hop> locate(Uri uri) {
        return uri instanceof SipUri sip ? known(servers.locate(sip)) : noSipUri(uri);
    }

    @Override
    public Flux<Hop> locateForLarge(Uri uri) {
        return uri instanceof SipUri sip ? known(servers.locateForLarge(sip)) : noSipUri(uri);
    }

    private static Flux<Hop> noSipUri(Uri uri) {
        return Flux.error(new NoHopException("no hop leads to a URI of the scheme " + uri.scheme()));
    }

    private static Flux<Hop> known(Flux<Hop> hops) {
        return hops.onErrorMap(NoServerException.class, e -> new NoHopException(String.valueOf(e.getMessage())));
    }
}
