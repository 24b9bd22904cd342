package io.ringback.sip.transport.location;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.location.DnsRecord.Naptr;
import io.ringback.sip.transport.location.DnsRecord.Srv;
import java.net.InetAddress;

/** One step of a search for the next hop: what was asked, what was chosen, and what was passed over and why. */
public sealed interface LocationStep {
    /** The forms, to be told apart in a {@code switch}. */
    enum Kind {
        /** {@link Begun}. */
        BEGUN,
        /** {@link Asked}. */
        ASKED,
        /** {@link TransportChosen}. */
        TRANSPORT_CHOSEN,
        /** {@link ServiceChosen}. */
        SERVICE_CHOSEN,
        /** {@link ServicePassedOver}. */
        SERVICE_PASSED_OVER,
        /** {@link ServerChosen}. */
        SERVER_CHOSEN,
        /** {@link ServerPassedOver}. */
        SERVER_PASSED_OVER,
        /** {@link AddressPassedOver}. */
        ADDRESS_PASSED_OVER,
        /** {@link Offered}. */
        OFFERED
    }

    /** Why a transport is chosen (RFC 3263 §4.1). */
    enum Choice {
        /** The URI names it. */
        NAMED,
        /** The URI has an address and no transport. */
        NUMERIC,
        /** The URI has a port and no transport. */
        PORT,
        /** There is neither a NAPTR nor an SRV record. */
        NO_RECORDS,
        /** A Via names it, which a response follows (RFC 3263 §5). */
        VIA
    }

    /** Why something is passed over. */
    enum Obstacle {
        /** It is no service of SIP. */
        OTHER_SERVICE("it is no service of SIP"),
        /** The record leads to no SRV record: its flag is not {@code s}, or it has a rule to rewrite by. */
        NO_SRV("it leads to no SRV record"),
        /** A {@code sips} URI wants TLS (RFC 3263 §4.1). */
        NOT_SECURE("a sips URI wants TLS"),
        /** We do not have the transport. */
        NO_TRANSPORT("we do not have this transport"),
        /** A record of a lower order led somewhere (RFC 3403 §4.1). */
        HIGHER_ORDER("a record of a lower order counts"),
        /** The domain says that the service is not there (RFC 2782). */
        NOT_AVAILABLE("the domain does not have this service"),
        /** The port is 0. */
        NO_PORT("it has no port"),
        /** Our socket is of the other address family (RFC 7984 §3.1). */
        OTHER_FAMILY("our socket is of the other address family"),
        /** Nothing can be sent to the address: it is the unspecified one, or one of a group. */
        UNUSABLE("nothing can be sent to this address");

        private final String text;

        Obstacle(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What this is.
     *
     * @return the form
     */
    Kind kind();

    /**
     * A search begins.
     *
     * @param uri whose server is wanted
     */
    record Begun(SipUri uri) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.BEGUN;
        }
    }

    /**
     * The DNS was asked.
     *
     * @param lookup what
     * @param answer its answer
     */
    record Asked(DnsLookup lookup, DnsAnswer answer) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.ASKED;
        }
    }

    /**
     * A transport is chosen without the DNS.
     *
     * @param transport which
     * @param reason why
     */
    record TransportChosen(TransportProtocol transport, Choice reason) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.TRANSPORT_CHOSEN;
        }
    }

    /**
     * A service of the domain is tried.
     *
     * @param record its record
     * @param transport what it is reached over
     */
    record ServiceChosen(Naptr record, TransportProtocol transport) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.SERVICE_CHOSEN;
        }
    }

    /**
     * A service of the domain is not tried.
     *
     * @param record its record
     * @param obstacle why
     */
    record ServicePassedOver(Naptr record, Obstacle obstacle) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.SERVICE_PASSED_OVER;
        }
    }

    /**
     * A server is tried.
     *
     * @param record its record
     * @param transport what it is reached over
     */
    record ServerChosen(Srv record, TransportProtocol transport) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.SERVER_CHOSEN;
        }
    }

    /**
     * A server is not tried.
     *
     * @param record its record
     * @param obstacle why
     */
    record ServerPassedOver(Srv record, Obstacle obstacle) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.SERVER_PASSED_OVER;
        }
    }

    /**
     * An address is not tried.
     *
     * @param address which
     * @param transport what it would have been reached over
     * @param obstacle why
     */
    record AddressPassedOver(InetAddress address, TransportProtocol transport, Obstacle obstacle)
            implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.ADDRESS_PASSED_OVER;
        }
    }

    /**
     * A hop is offered to whoever searches.
     *
     * @param hop the candidate
     */
    record Offered(Hop hop) implements LocationStep {
        @Override
        public Kind kind() {
            return Kind.OFFERED;
        }
    }
}
