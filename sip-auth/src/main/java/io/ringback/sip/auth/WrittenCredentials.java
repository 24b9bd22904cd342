package io.ringback.sip.auth;

import io.ringback.text.Slice;

/**
 * Credentials as they are written for one request.
 *
 * @param value the header field's whole value
 * @param response the response's hexadecimal digits
 * @param use the nonce, nc and cnonce that it was computed with
 */
public record WrittenCredentials(Slice value, Slice response, NonceUse use) {
    /** Nothing that would let anyone in. */
    @Override
    public String toString() {
        return "digest credentials, nc " + use.nc();
    }
}
