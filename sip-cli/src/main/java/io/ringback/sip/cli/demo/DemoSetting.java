package io.ringback.sip.cli.demo;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;

/**
 * How the trunk of a demonstration behaves.
 *
 * @param algorithm what it asks for
 * @param qop what it asks for
 * @param stale whether it calls the first nonce stale
 * @param wrongPassword whether it knows the user by another password
 */
public record DemoSetting(DigestAlgorithm algorithm, Qop qop, boolean stale, boolean wrongPassword) {
    /**
     * How many challenges the call meets before it is answered or given up.
     *
     * @return 1 or 2
     */
    int challenges() {
        return stale || wrongPassword ? 2 : 1;
    }
}
