/** SIP digest authentication, client and server side, as pure functions with their state made explicit. */
module io.ringback.sip.auth {
    requires static org.jspecify;
    requires transitive io.ringback.sip.parser;

    exports io.ringback.sip.auth;
}
