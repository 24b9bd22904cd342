package io.ringback.sip.message;

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
        String text = value.toString();
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\r' && c != '\n') {
                line.append(c);
                i++;
                continue;
            }
            while (!line.isEmpty() && isBlank(line.charAt(line.length() - 1))) {
                line.setLength(line.length() - 1);
            }
            while (i < text.length() && (isBlank(text.charAt(i)) || text.charAt(i) == '\r' || text.charAt(i) == '\n')) {
                i++;
            }
            line.append(' ');
        }
        return line.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
