package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A challenge of the scheme Bearer (RFC 8898 §4), which asks for an access token. None is answered here: the user may
 * fetch a token and put {@code Bearer} credentials into the request. Ask only an authorization server that is known and
 * trusted, and send the token only to those whom it is for (§2.1).
 *
 * @param challenger who asks
 * @param realm the realm
 * @param authorizationServer the HTTPS URI of the server that gives tokens ({@code authz_server})
 * @param scope the least that the token must be good for, separated by blanks
 * @param error {@code invalid_token} or {@code invalid_scope}, if the last token was refused
 */
public record BearerChallenge(
        Challenger challenger,
        String realm,
        Optional<String> authorizationServer,
        Optional<String> scope,
        Optional<String> error) {
    private static final String SCHEME = "Bearer";

    /**
     * The challenges of a response that are of this scheme.
     *
     * @param response a 401 or 407
     * @return all that are well-formed, in order
     */
    public static List<BearerChallenge> in(SipResponse response) {
        List<BearerChallenge> found = new ArrayList<>(1);
        for (Challenger challenger : Challenger.values()) {
            List<Challenge> challenges = new ArrayList<>(2);
            FieldValues.read(response, challenger.challenge(), challenges);
            for (Challenge challenge : challenges) {
                if (isBearer(challenge)) {
                    found.add(of(challenger, challenge.parameters()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static BearerChallenge of(Challenger challenger, AuthParameters parameters) {
        return new BearerChallenge(
                challenger,
                parameters.text("realm").orElse(""),
                parameters.text("authz_server"),
                parameters.text("scope"),
                parameters.text("error"));
    }

    static boolean isBearer(Challenge challenge) {
        return challenge.scheme().equalsIgnoreCase(SCHEME);
    }
}
