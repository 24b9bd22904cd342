/** A project that uses Ringback. Each block needs its own line only: the user agent's would bring all the others. */
module com.example.consumer {
    requires io.ringback.sip.parser;
    requires io.ringback.sip.auth;
    requires io.ringback.sdp;
    requires io.ringback.sip.transaction;
    requires io.ringback.sip.transport;
    requires io.ringback.sip.ua;
}
