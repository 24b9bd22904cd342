/** Dialogs, calls, registrations, trunks and failover: the place where the blocks meet. */
module io.ringback.sip.ua {
    requires static org.jspecify;
    requires transitive io.ringback.sdp;
    requires transitive io.ringback.sip.auth;
    requires transitive io.ringback.sip.transaction;
    requires transitive io.ringback.sip.transport;
    requires org.slf4j;
    requires re2j;

    exports io.ringback.sip.ua;
    exports io.ringback.sip.ua.dial;
    exports io.ringback.sip.ua.dialog;
    exports io.ringback.sip.ua.provider;
}
