package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

/** A response (RFC 3261 §7.2). */
public final class SipResponse extends SipMessage {
    private final int statusCode;
    private final Slice reasonPhrase;

    SipResponse(Slice bytes, Headers headers, int bodyStart, int statusCode, Slice reasonPhrase) {
        super(bytes, headers, bodyStart);
        this.statusCode = statusCode;
        this.reasonPhrase = reasonPhrase;
    }

    /**
     * A builder of a response to a request: it has the request's Via values, From, To, Call-ID and CSeq (RFC 3261
     * §8.2.6.2), and in a 100 its Timestamp (§8.2.6.1). A To tag and Record-Route are for the user to add.
     *
     * @param request the request, perhaps a malformed one: headers that it lacks are left out
     * @param statusCode 100 to 699
     * @return a builder
     */
    public static Builder to(SipRequest request, int statusCode) {
        Builder builder = new Builder(statusCode, StatusCode.of(statusCode).reasonPhrase());
        builder.copy(request, KnownHeader.VIA);
        builder.copy(request, KnownHeader.FROM);
        builder.copy(request, KnownHeader.TO);
        builder.copy(request, KnownHeader.CALL_ID);
        builder.copy(request, KnownHeader.CSEQ);
        if (statusCode == StatusCode.TRYING.code()) {
            builder.copy(request, KnownHeader.TIMESTAMP);
        }
        return builder;
    }

    /**
     * The status code.
     *
     * @return 100 to 699
     */
    public int statusCode() {
        return statusCode;
    }

    /**
     * The status code as a value.
     *
     * @return the status
     */
    public StatusCode status() {
        return StatusCode.of(statusCode);
    }

    /**
     * The reason phrase, for people.
     *
     * @return what follows the status code, perhaps nothing
     */
    public Slice reasonPhrase() {
        return reasonPhrase;
    }

    /**
     * Tells whether more responses follow: 1xx.
     *
     * @return true below 200
     */
    public boolean isProvisional() {
        return statusCode < 200;
    }

    /**
     * Tells whether the request has succeeded: 2xx.
     *
     * @return true for 200 to 299
     */
    public boolean isSuccess() {
        return statusCode >= 200 && statusCode < 300;
    }

    @Override
    public Kind kind() {
        return Kind.RESPONSE;
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

    /** Builds a response. Not for use by several threads. */
    public static final class Builder extends MessageBuilder<Builder> {
        private int statusCode;
        private Slice reasonPhrase;

        private Builder(int statusCode, String reasonPhrase) {
            this.statusCode = statusCode;
            this.reasonPhrase = Slice.of(reasonPhrase);
        }

        private Builder(SipResponse origin) {
            super(origin);
            this.statusCode = origin.statusCode;
            this.reasonPhrase = origin.reasonPhrase;
        }

        /**
         * Sets another status code with its usual reason phrase.
         *
         * @param newStatusCode 100 to 699
         * @return this
         */
        public Builder statusCode(int newStatusCode) {
            this.statusCode = newStatusCode;
            this.reasonPhrase = Slice.of(StatusCode.of(newStatusCode).reasonPhrase());
            return newStartLine();
        }

        /**
         * Sets another reason phrase.
         *
         * @param newReasonPhrase text without line ends
         * @return this
         * @throws IllegalArgumentException if it has a line end or NUL
         */
        public Builder reasonPhrase(String newReasonPhrase) {
            this.reasonPhrase = Slice.of(Lexis.requireNoBreak(newReasonPhrase));
            return newStartLine();
        }

        @Override
        void writeStartLine(ByteWriter writer) {
            writer.ascii("SIP/2.0 ").decimal(statusCode).octet(' ').slice(reasonPhrase);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Builds the response.
         *
         * @return a new response
         */
        @Override
        public SipResponse build() {
            return (SipResponse) assemble();
        }
    }
}
