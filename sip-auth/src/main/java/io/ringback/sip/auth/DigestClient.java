package io.ringback.sip.auth;

import io.ringback.sip.header.AuthenticationInfo;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.RandomBits;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * The client side of digest: answers challenges, and authorises later requests before they are challenged (RFC 3261
 * §22, RFC 7616, RFC 8760). It keeps nonce sessions; what one request has already tried is in its {@link Exchange}.
 * Nothing here blocks. Safe for use by many threads.
 */
public final class DigestClient {
    private static final int MOST_OWNERS = 10_000;

    private final CredentialsSource source;
    private final DigestPolicy policy;
    private final NonceSessions sessions = new NonceSessions(MOST_OWNERS);

    private DigestClient(CredentialsSource source, DigestPolicy policy) {
        this.source = source;
        this.policy = policy;
        RandomBits.prepare();
    }

    /**
     * A client with the default policy.
     *
     * @param source where it finds its credentials
     * @return a client without any nonce
     */
    public static DigestClient of(CredentialsSource source) {
        return of(source, DigestPolicy.defaults());
    }

    /**
     * A client.
     *
     * @param source where it finds its credentials
     * @param policy what it is willing to answer
     * @return a client without any nonce
     */
    public static DigestClient of(CredentialsSource source, DigestPolicy policy) {
        return new DigestClient(source, policy);
    }

    /**
     * Answers the challenges of a response, all realms and both kinds at once (RFC 3261 §22.3). Where it cannot answer
     * all, it answers those it can. An ACK and a CANCEL cannot be sent again (§22.1): whatever asks for that is not
     * answered.
     *
     * @param exchange the request's exchange
     * @param request the request as it was submitted last
     * @param response a 401 or 407 to it
     * @return the next submission, or why there is none
     * @throws IllegalArgumentException if the response is no 401 or 407
     */
    public DigestAnswer answer(Exchange exchange, SipRequest request, SipResponse response) {
        if (response.statusCode() != Challenger.SERVER.statusCode()
                && response.statusCode() != Challenger.PROXY.statusCode()) {
            throw new IllegalArgumentException("no challenge: " + response.statusCode());
        }
        if (isSentOnce(request)) {
            return new NothingSupported(List.of());
        }
        AnswerRound round = new AnswerRound(source, policy, sessions, exchange, request);
        for (Challenger challenger : Challenger.values()) {
            if (response.headers().has(challenger.challenge().name())) {
                List<Challenge> challenges = new ArrayList<>(2);
                int malformed = FieldValues.read(response, challenger.challenge(), challenges);
                round.answer(challenger, challenges, malformed);
            }
        }
        return round.result();
    }

    /**
     * Adds the credentials that earlier challenges of this peer, or of proxies in this call, let expect. The CSeq stays
     * as it is. An ACK and a CANCEL are returned as they are: a CANCEL is never challenged, and an ACK repeats the
     * INVITE's credentials (RFC 3261 §22.1).
     *
     * @param exchange the request's new exchange
     * @param request the request before its first submission
     * @return the request with credentials, or itself if there are none
     */
    public SipRequest authorize(Exchange exchange, SipRequest request) {
        if (isSentOnce(request)) {
            return request;
        }
        String callId = callIdOf(request);
        boolean any = false;
        for (Challenger challenger : Challenger.values()) {
            for (NonceSession session : sessions.of(challenger, exchange.peer(), callId)) {
                exchange.anticipate(
                        new ProtectionSpace(challenger, session.challenge().realm()), session);
                any = true;
            }
        }
        if (!any) {
            return request;
        }
        SipRequest.Builder builder = request.edit();
        CredentialFields.replace(builder, request, exchange, exchange.write(DigestSubject.of(request)));
        return builder.build();
    }

    /**
     * Takes notice of what a final response says about the request's credentials: the nonce to use next, and the peer's
     * own proof (RFC 7616 §3.5, RFC 7615).
     *
     * @param exchange the request's exchange
     * @param request the request as it was submitted last
     * @param response its final response
     * @return whether the peer has proved that it knows the secret; wrong if any proof is wrong
     */
    public PeerProof observe(Exchange exchange, SipRequest request, SipResponse response) {
        PeerProof proof = PeerProof.ABSENT;
        for (Challenger challenger : Challenger.values()) {
            List<AuthenticationInfo> infos = new ArrayList<>(1);
            FieldValues.read(response, challenger.info(), infos);
            for (AuthenticationInfo info : infos) {
                PeerProof one = observe(exchange, challenger, info, request, response);
                proof = proof == PeerProof.WRONG || one == PeerProof.ABSENT ? proof : one;
            }
        }
        return proof;
    }

    private PeerProof observe(
            Exchange exchange,
            Challenger challenger,
            AuthenticationInfo info,
            SipRequest request,
            SipResponse response) {
        PeerInfo peerInfo = new PeerInfo(info);
        Exchange.Sent sent = peerInfo.subjectAmong(exchange.sent(challenger));
        PeerProof proof = peerInfo.proof(sent, DigestSubject.of(request).ofResponse(response.body()));
        if (sent != null && proof != PeerProof.WRONG) {
            peerInfo.nextNonce()
                    .flatMap(nonce -> sent.session().next(nonce, sessions.count(sent.space(), nonce.plain())))
                    .filter(next -> !next.isOutOfStep())
                    .ifPresent(next -> sessions.put(sent.space(), exchange.peer(), callIdOf(request), next));
        }
        return proof;
    }

    /**
     * Forgets the proxies' nonces of a call that has ended.
     *
     * @param callId the Call-ID
     */
    public void forgetCall(Slice callId) {
        sessions.forgetCall(callId.toString());
    }

    /** Forgets all nonces, and overwrites what was derived from secrets. The secrets themselves are their source's. */
    public void wipe() {
        sessions.wipe();
    }

    private static boolean isSentOnce(SipRequest request) {
        return request.method().equals(Method.ACK) || request.method().equals(Method.CANCEL);
    }

    private static String callIdOf(SipRequest request) {
        return request.callId().toString();
    }
}
