package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.HeaderName;
import io.ringback.text.Slice;

/**
 * One header field as it stands in a message.
 *
 * @param name the name that it means
 * @param writtenName the name as it is written, perhaps compact
 * @param value the value without white space around it, with its folds
 */
public record HeaderField(HeaderName name, Slice writtenName, Slice value) {
    /**
     * The value on one line.
     *
     * @return the value as text, each fold one space; bytes that are not UTF-8 become U+FFFD
     */
    public String unfolded() {
        return Lexis.unfold(value);
    }
}
