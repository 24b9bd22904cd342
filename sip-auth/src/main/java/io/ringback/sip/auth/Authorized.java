package io.ringback.sip.auth;

import io.ringback.sip.message.SipRequest;
import java.util.List;

/**
 * A request to be sent with credentials.
 *
 * @param request the request: the one that was challenged, with the same Call-ID, From, To, body and other header
 *     fields, its CSeq one higher, without its Via, and with credentials. The client transaction writes a Via with a
 *     new branch; a dialog keeps the new CSeq number.
 * @param uses the credentials in it
 * @param open challenges of the same response that nobody here can answer; perhaps others suffice
 */
public record Authorized(SipRequest request, List<CredentialsUse> uses, List<NoCredentials.Space> open)
        implements DigestAnswer {
    @Override
    public Kind kind() {
        return Kind.AUTHORIZED;
    }
}
