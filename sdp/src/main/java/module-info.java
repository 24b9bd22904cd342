/** Session descriptions (RFC 8866) and the offer/answer model (RFC 3264). */
module io.ringback.sdp {
    requires static org.jspecify;
    requires transitive io.ringback.text;

    exports io.ringback.sdp;
    exports io.ringback.sdp.attribute;
    exports io.ringback.sdp.field;
    exports io.ringback.sdp.format;
    exports io.ringback.sdp.negotiation;
}
