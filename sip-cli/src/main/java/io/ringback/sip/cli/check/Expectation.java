package io.ringback.sip.cli.check;

import io.ringback.sdp.SessionDescription;
import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UserCredentials;
import java.util.Optional;

/**
 * What a call's flow is held against, beside the RFCs.
 *
 * @param requestUri the Request-URI that the dialled number becomes
 * @param user whose credentials the caller has
 * @param algorithm what the trunk was told to ask for
 * @param qop what the trunk was told to ask for
 * @param challenges how many challenges the trunk sends to the INVITEs
 * @param stale whether the second of them is for a stale nonce
 * @param remote the description that the caller takes for the answer
 */
public record Expectation(
        String requestUri,
        UserCredentials user,
        DigestAlgorithm algorithm,
        Qop qop,
        int challenges,
        boolean stale,
        Optional<SessionDescription> remote) {}
