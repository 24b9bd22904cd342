package io.ringback.sip.ua;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.transaction.ServerTransaction;
import java.net.InetSocketAddress;

/** A request outside of any dialog that waits for its answer. */
public final class IncomingRequest {
    private final Signalling signalling;
    private final AdmittedRequest admitted;
    private final ServerTransaction transaction;

    IncomingRequest(Signalling signalling, AdmittedRequest admitted) {
        this.signalling = signalling;
        this.admitted = admitted;
        this.transaction = admitted.transaction();
    }

    /**
     * The request.
     *
     * @return the request as it arrived
     */
    public SipRequest request() {
        return transaction.request();
    }

    /**
     * Who has sent it.
     *
     * @return the address that it came from
     */
    public InetSocketAddress remote() {
        return transaction.hop().remote();
    }

    /**
     * Tells whether capabilities are asked for.
     *
     * @return true for OPTIONS
     */
    public boolean isOptions() {
        return request().method().equals(Method.OPTIONS);
    }

    /**
     * A response with a To tag, as every response but 100 has it (RFC 3261 §8.2.6.2).
     *
     * @param statusCode 200 to 699
     * @return a builder
     */
    public SipResponse.Builder response(int statusCode) {
        return signalling.response(transaction, statusCode);
    }

    /**
     * What an OPTIONS is answered with (RFC 3261 §11.2).
     *
     * @return a 200 with Allow, Accept, Accept-Encoding and Accept-Language
     */
    public SipResponse.Builder capabilities() {
        SipResponse.Builder response = response(200)
                .set(KnownHeader.ACCEPT, MediaType.SDP.text())
                .set(KnownHeader.ACCEPT_ENCODING, "identity")
                .set(KnownHeader.ACCEPT_LANGUAGE, "en")
                .set(KnownHeader.SUPPORTED, "");
        Signalling.advertise(response);
        return response;
    }

    /**
     * Answers the request, once.
     *
     * @param response the final response
     */
    public void respond(SipResponse.Builder response) {
        admitted.respond(response);
    }

    /**
     * Takes an INVITE as a call, which is then to be answered or refused.
     *
     * @return the call
     * @throws IllegalStateException if this is no INVITE
     */
    public IncomingCall call() {
        if (!request().method().equals(Method.INVITE)) {
            throw new IllegalStateException("only an INVITE makes a call");
        }
        return IncomingCall.of(signalling, admitted);
    }
}
