package io.ringback.sip.message;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Method;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;

/** A request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {
    private final Method method;
    private final Slice requestUri;

    SipRequest(Slice bytes, Headers headers, int bodyStart, Method method, Slice requestUri) {
        super(bytes, headers, bodyStart);
        this.method = method;
        this.requestUri = requestUri;
    }

    /**
     * A builder of a new request.
     *
     * @param method its method
     * @param requestUri its Request-URI
     * @return a builder without any header
     */
    public static Builder builder(Method method, Uri requestUri) {
        return new Builder(method, requestUri.raw());
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
        return Uri.read(requestUri.cursor(headers().manner()));
    }

    /**
     * The Request-URI's exact bytes, which digest hashes (RFC 7616 §3.4.2).
     *
     * @return what stands in the request line
     */
    public Slice rawRequestUri() {
        return requestUri;
    }

    @Override
    public Kind kind() {
        return Kind.REQUEST;
    }

    @Override
    public Slice startLine() {
        Slice bytes = bytes();
        return bytes.slice(0, StartLine.lengthIn(bytes));
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
            this.requestUri = origin.requestUri;
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
            this.requestUri = newRequestUri.raw();
            return newStartLine();
        }

        @Override
        void writeStartLine(ByteWriter writer) {
            writer.ascii(method.name()).octet(' ').slice(requestUri).ascii(" SIP/2.0");
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
