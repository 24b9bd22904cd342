/** The four transaction machines of RFC 3261 section 17 and their timers, as {@code Flux} and {@code Mono}. */
module io.ringback.sip.transaction {
    requires static org.jspecify;
    requires static micrometer.core;
    requires transitive io.ringback.sip.parser;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires org.jctools.core;

    exports io.ringback.sip.transaction;
    exports io.ringback.sip.transaction.micrometer;
}
