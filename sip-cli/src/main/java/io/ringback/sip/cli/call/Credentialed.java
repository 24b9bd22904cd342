package io.ringback.sip.cli.call;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.ua.CallOutcome;
import java.util.List;
import java.util.Optional;

/** Whether and how the INVITE that was let through was authenticated. */
public final class Credentialed {
    private Credentialed() {}

    /**
     * The algorithm of the credentials that were accepted.
     *
     * @param report the call
     * @return its name on the wire; empty if the call was not authenticated
     */
    public static Optional<String> algorithm(CallReport report) {
        boolean challenged = report.outcome() instanceof CallOutcome.Refused refused
                && (refused.response().statusCode() == 401
                        || refused.response().statusCode() == 407);
        return challenged
                ? Optional.empty()
                : lastInvite(report.messages()).flatMap(Credentialed::credentials).map(Credentialed::algorithm);
    }

    private static Optional<SipRequest> lastInvite(List<WireMessage> messages) {
        return messages.stream()
                .filter(WireMessage::isOut)
                .flatMap(message -> message.message().stream())
                .filter(message -> message instanceof SipRequest request
                        && request.method().equals(Method.INVITE))
                .map(SipRequest.class::cast)
                .reduce((earlier, later) -> later);
    }

    private static Optional<Credentials> credentials(SipMessage invite) {
        return invite.headers()
                .first(HeaderTypes.PROXY_AUTHORIZATION)
                .or(() -> invite.headers().first(HeaderTypes.AUTHORIZATION));
    }

    private static String algorithm(Credentials credentials) {
        return credentials
                .parameters()
                .value("algorithm")
                .flatMap(DigestAlgorithm::of)
                .orElse(DigestAlgorithm.MD5)
                .token();
    }
}
