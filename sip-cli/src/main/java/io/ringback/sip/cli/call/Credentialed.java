package io.ringback.sip.cli.call;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.cli.wire.WireMessage;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import java.util.List;
import java.util.Optional;

/** Whether and how the request that was let through was authenticated. */
public final class Credentialed {
    private Credentialed() {}

    /**
     * The algorithm of the credentials that were accepted.
     *
     * @param report the call
     * @return its name on the wire; empty if there were none, or nothing shows that they were accepted
     */
    public static Optional<String> algorithm(CallReport report) {
        return algorithm(report.messages(), Method.INVITE);
    }

    /**
     * The algorithm of the credentials that were accepted.
     *
     * @param messages what went over the wire
     * @param method the method of the requests that are looked at
     * @return its name on the wire; empty if there were none, or nothing shows that they were accepted
     */
    public static Optional<String> algorithm(List<WireMessage> messages, Method method) {
        return last(messages, method)
                .filter(request -> isAccepted(request, messages))
                .flatMap(Credentialed::credentials)
                .map(Credentialed::algorithm);
    }

    /** A response above 100 that is no challenge. */
    private static boolean isAccepted(SipRequest request, List<WireMessage> messages) {
        return messages.stream()
                .filter(message -> !message.isOut() && !message.isLost())
                .flatMap(message -> message.message().stream())
                .anyMatch(message -> message instanceof SipResponse response
                        && response.cSeq().equals(request.cSeq())
                        && response.statusCode() > 100
                        && response.statusCode() != 401
                        && response.statusCode() != 407);
    }

    private static Optional<SipRequest> last(List<WireMessage> messages, Method method) {
        return messages.stream()
                .filter(WireMessage::isOut)
                .flatMap(message -> message.message().stream())
                .filter(message -> message instanceof SipRequest request
                        && request.method().equals(method))
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
