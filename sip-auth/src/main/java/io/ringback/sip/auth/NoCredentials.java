package io.ringback.sip.auth;

import java.util.List;

/**
 * There are no credentials for any of the challenges that could be answered.
 *
 * @param spaces the realms that ask for some
 */
public record NoCredentials(List<Space> spaces) implements DigestAnswer {
    /**
     * A realm without credentials.
     *
     * @param challenger who asks
     * @param realm the realm, which users should be shown (RFC 3261 §22.1)
     * @param algorithmsOnly whether there are credentials, but none for the algorithms it offers
     */
    public record Space(Challenger challenger, String realm, boolean algorithmsOnly) {}

    @Override
    public Kind kind() {
        return Kind.NO_CREDENTIALS;
    }
}
