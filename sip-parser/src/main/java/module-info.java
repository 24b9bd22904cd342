/** Bytes to SIP messages and back: RFC 3261 §7, §19, §20 and §25, without copying. */
module io.ringback.sip.parser {
    requires transitive io.ringback.text;
    requires static org.jspecify;

    exports io.ringback.sip.address;
    exports io.ringback.sip.header;
    exports io.ringback.sip.message;
}
