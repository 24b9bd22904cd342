package io.ringback.sip.cli.config;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.Account;
import io.ringback.text.Slice;
import java.util.Optional;

/** Asks accounts for their users. */
final class Accounts {
    private Accounts() {}

    /** Who answers a challenge of a realm. */
    static Optional<String> username(Trunk trunk, String realm) {
        Account account = trunk.peer().account();
        SipUri uri = SipUri.of("sip:a@example.com");
        SipRequest request = SipRequest.builder(Method.OPTIONS, uri)
                .set(HeaderTypes.FROM, NameAddr.of(uri))
                .set(HeaderTypes.TO, NameAddr.of(uri))
                .set(HeaderTypes.CALL_ID, Slice.of("call"))
                .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                .build();
        AuthParameters parameters =
                AuthParameters.none().withText("realm", realm).withText("nonce", "once");
        SipResponse response = SipResponse.to(request, 407)
                .set(HeaderTypes.PROXY_AUTHENTICATE, Challenge.digest(parameters))
                .build();
        DigestAnswer answer = account.digest().answer(Exchange.with(account.peer()), request, response);
        return answer instanceof Authorized authorized
                ? authorized
                        .request()
                        .headers()
                        .first(HeaderTypes.PROXY_AUTHORIZATION)
                        .flatMap(credentials -> credentials.parameters().text("username"))
                : Optional.empty();
    }
}
