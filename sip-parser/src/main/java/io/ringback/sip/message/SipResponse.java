package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.time.Duration;

/**
 * A response (RFC 3261 §7.2).
 *
 * <p>Those that are made to a request, however malformed that is, can be read by everybody: lines are copied from it as
 * {@link MessageBuilder#copy} does.
 */
public final class SipResponse extends SipMessage {
    private static final int REASON_START = "SIP/2.0 200 ".length();

    private final int statusCode;
    private final int reasonStart;
    private final int reasonEnd;

    SipResponse(
            Headers headers,
            int bodyStart,
            int end,
            int contentLength,
            int statusCode,
            int reasonStart,
            int reasonEnd) {
        super(headers, bodyStart, end, contentLength);
        this.statusCode = statusCode;
        this.reasonStart = reasonStart;
        this.reasonEnd = reasonEnd;
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
     * A builder of a response with a To tag (RFC 3261 §8.2.6.2): that of the request, or else the given one. A 100 gets
     * none.
     *
     * @param request the request, perhaps a malformed one: a To that cannot be read is copied as it is
     * @param statusCode 100 to 699
     * @param toTag the tag that all responses to this request have; a To that has as many parameters as the limits
     *     allow gets one more
     * @return a builder
     */
    public static Builder to(SipRequest request, int statusCode, String toTag) {
        Builder builder = to(request, statusCode);
        if (statusCode != StatusCode.TRYING.code()) {
            try {
                request.headers()
                        .first(HeaderTypes.TO)
                        .filter(to -> to.tag().isEmpty())
                        .ifPresent(to -> builder.set(HeaderTypes.TO, to.withTag(toTag)));
            } catch (SyntaxException e) {
                return builder;
            }
        }
        return builder;
    }

    /**
     * A builder of a 100, whose Timestamp tells how long the request was kept (RFC 3261 §8.2.6.1).
     *
     * @param request the request
     * @param kept the time since the request was received
     * @return a builder; there is no Timestamp if the request has none, and no delay in one that cannot be read
     */
    public static Builder trying(SipRequest request, Duration kept) {
        Builder builder = to(request, StatusCode.TRYING.code());
        try {
            request.headers()
                    .first(HeaderTypes.TIMESTAMP)
                    .ifPresent(timestamp -> builder.set(HeaderTypes.TIMESTAMP, timestamp.withDelay(kept)));
        } catch (SyntaxException e) {
            return builder;
        }
        return builder;
    }

    /**
     * A builder of a response that establishes a dialog (RFC 3261 §12.1.1): it has a To tag, a Contact, and all of the
     * request's Record-Route values in their order.
     *
     * @param request the request, such as INVITE or SUBSCRIBE
     * @param statusCode 101 to 299
     * @param toTag this side's tag in the dialog
     * @param contact where requests in the dialog shall be sent to
     * @return a builder
     * @throws IllegalArgumentException if such a status establishes no dialog
     */
    public static Builder establishing(SipRequest request, int statusCode, String toTag, NameAddr contact) {
        if (statusCode <= StatusCode.TRYING.code() || statusCode > 299) {
            throw new IllegalArgumentException("no dialog is established by status " + statusCode);
        }
        return to(request, statusCode, toTag)
                .copy(request, KnownHeader.RECORD_ROUTE)
                .set(HeaderTypes.CONTACT, Contact.of(contact));
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
        return headers().slice(reasonStart, reasonEnd);
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
    int targetStart() {
        return reasonStart;
    }

    @Override
    int targetEnd() {
        return reasonEnd;
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
            this.reasonPhrase = origin.reasonPhrase();
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
         * @throws IllegalArgumentException if it has a line end or another control character
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
        int targetStart() {
            return REASON_START;
        }

        @Override
        Slice target() {
            return reasonPhrase;
        }

        @Override
        SipMessage message(Headers headers, int bodyStart, int end, int contentLength, int targetStart, int targetEnd) {
            return new SipResponse(headers, bodyStart, end, contentLength, statusCode, targetStart, targetEnd);
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
