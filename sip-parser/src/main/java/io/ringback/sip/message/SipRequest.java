package io.ringback.sip.message;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.text.ByteWriter;
import io.ringback.text.RangeWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/** A request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {
    private static final int FIRST_MAX_FORWARDS = 70;

    private final Method method;
    private final int uriStart;
    private final int uriEnd;

    SipRequest(Headers headers, int bodyStart, int end, int contentLength, int methodLength, int uriStart, int uriEnd) {
        super(headers, bodyStart, end, contentLength);
        this.method = headers.method(methodLength);
        this.uriStart = uriStart;
        this.uriEnd = uriEnd;
    }

    /**
     * A builder of a new request.
     *
     * @param method its method
     * @param requestUri its Request-URI
     * @return a builder without any header
     */
    public static Builder builder(Method method, Uri requestUri) {
        return new Builder(method, StartLine.requireUri(requestUri.raw()));
    }

    /**
     * A builder of a request outside of any dialog, with the headers that every request has (RFC 3261 §8.1.1), but for
     * the Via: a transaction writes that.
     *
     * @param method its method
     * @param requestUri its Request-URI
     * @param from who sends it, with a tag
     * @param to whom it is for, without a tag
     * @param callId its Call-ID
     * @param sequence its CSeq number
     * @return a builder with Max-Forwards, From, To, Call-ID and CSeq
     * @throws IllegalArgumentException if From has no tag, or To has one
     */
    public static Builder outsideDialog(
            Method method, Uri requestUri, NameAddr from, NameAddr to, Slice callId, int sequence) {
        if (from.tag().isEmpty() || to.tag().isPresent()) {
            throw new IllegalArgumentException("From has a tag and To has none outside of a dialog");
        }
        return builder(method, requestUri)
                .set(HeaderTypes.MAX_FORWARDS, FIRST_MAX_FORWARDS)
                .set(HeaderTypes.FROM, from)
                .set(HeaderTypes.TO, to)
                .set(HeaderTypes.CALL_ID, callId)
                .set(HeaderTypes.CSEQ, new CSeq(sequence, method));
    }

    /**
     * The method.
     *
     * @return the method
     */
    public Method method() {
        return method;
    }

    /**
     * The Request-URI.
     *
     * @return the URI
     * @throws SyntaxException if it is wrong
     */
    public Uri requestUri() {
        return Uri.read(rawRequestUri().cursor(headers().manner()));
    }

    /**
     * The Request-URI's exact bytes, which digest hashes (RFC 7616 §3.4.2).
     *
     * @return what stands in the request line
     */
    public Slice rawRequestUri() {
        return headers().slice(uriStart, uriEnd);
    }

    /**
     * This request with one field more, above all others: what whoever sends a request does with a Via (RFC 3261
     * §8.1.1.7, §16.6 item 8). All else stays as it is, byte for byte, and nothing is read anew.
     *
     * @param name the field's name
     * @param length how many bytes the value has
     * @param value writes the value, which is one of that name
     * @return a new request
     * @throws IllegalArgumentException if the value has a line end or another control character
     * @throws IllegalStateException if the request would be larger than 16 MiB
     */
    public SipRequest withTopmost(KnownHeader name, int length, RangeWriter value) {
        int place = TopmostLine.place(headers(), end());
        byte[] message = TopmostLine.insert(headers(), end(), place, name, length, value);
        int added = message.length - end();
        return new SipRequest(
                TopmostLine.index(headers(), message, place, name, added),
                bodyStart() + added,
                message.length,
                contentLengthSays(),
                method.name().length(),
                uriStart,
                uriEnd);
    }

    @Override
    public Kind kind() {
        return Kind.REQUEST;
    }

    @Override
    int targetStart() {
        return uriStart;
    }

    @Override
    int targetEnd() {
        return uriEnd;
    }

    @Override
    public Builder edit() {
        return new Builder(this);
    }

    /** Builds a request. Not for use by several threads. */
    public static final class Builder extends MessageBuilder<Builder> {
        private Method method;
        private Slice requestUri;

        private Builder(Method method, Slice requestUri) {
            this.method = method;
            this.requestUri = requestUri;
        }

        private Builder(SipRequest origin) {
            super(origin);
            this.method = origin.method;
            this.requestUri = origin.rawRequestUri();
        }

        /**
         * Sets another method. The CSeq's is another matter.
         *
         * @param newMethod the method
         * @return this
         */
        public Builder method(Method newMethod) {
            this.method = newMethod;
            return newStartLine();
        }

        /**
         * Sets another Request-URI.
         *
         * @param newRequestUri the URI
         * @return this
         */
        public Builder requestUri(Uri newRequestUri) {
            this.requestUri = StartLine.requireUri(newRequestUri.raw());
            return newStartLine();
        }

        @Override
        void writeStartLine(ByteWriter writer) {
            writer.ascii(method.name()).octet(' ').slice(requestUri).ascii(" SIP/2.0");
        }

        @Override
        int targetStart() {
            return method.name().length() + 1;
        }

        @Override
        Slice target() {
            return requestUri;
        }

        @Override
        SipMessage message(Headers headers, int bodyStart, int end, int contentLength, int targetStart, int targetEnd) {
            int methodLength = method.name().length();
            return new SipRequest(headers, bodyStart, end, contentLength, methodLength, targetStart, targetEnd);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Builds the request.
         *
         * @return a new request
         */
        @Override
        public SipRequest build() {
            return (SipRequest) assemble();
        }
    }
}
