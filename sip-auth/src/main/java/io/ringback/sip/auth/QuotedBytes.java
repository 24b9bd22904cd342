package io.ringback.sip.auth;

import io.ringback.sip.header.AuthParameters;
import io.ringback.text.ByteWriter;
import io.ringback.text.CharClass;
import io.ringback.text.Slice;
import java.util.Optional;

/**
 * Bytes and the content of the quoted string that stands for them. What is hashed is {@code unq} of RFC 7616 §3.3,
 * which removes quoting slashes; what is written has them.
 *
 * @param plain what the quoted string stands for: without its escapes, and with each fold as one space
 * @param content what to write between quotes
 */
record QuotedBytes(Slice plain, Slice content) {
    /** What needs no escape (RFC 3261 §25.1 {@code qdtext}). */
    private static final CharClass PLAIN =
            CharClass.range(' ', 0xFF).or(CharClass.of("\t")).without("\"\\\u007F");

    /** What was received between quotes; empty if it stands for control characters, which nobody may send on. */
    static Optional<QuotedBytes> received(Slice content) {
        Slice plain = unquote(content);
        return countEscapes(plain) < 0 ? Optional.empty() : Optional.of(plain(plain));
    }

    /** What a parameter stands for; empty if it is absent, or stands for control characters. */
    static Optional<Slice> plainOf(AuthParameters parameters, String name) {
        return parameters.value(name).map(QuotedBytes::unquote).filter(plain -> countEscapes(plain) >= 0);
    }

    /**
     * Bytes that are to be written in quotes.
     *
     * @throws IllegalArgumentException if there are control characters among them
     */
    static QuotedBytes plain(Slice plain) {
        return new QuotedBytes(plain, quote(plain));
    }

    /** What is between quotes, without its escapes, and with each fold as one space. */
    static Slice unquote(Slice content) {
        if (content.indexOf('\\') < 0 && content.indexOf('\n') < 0) {
            return content;
        }
        ByteWriter plain = ByteWriter.ofCapacity(content.length());
        int at = 0;
        while (at < content.length()) {
            byte b = content.byteAt(at);
            if (b == '\\' && at + 1 < content.length()) {
                plain.octet(content.byteAt(at + 1));
                at += 2;
            } else if (b == '\r' || b == '\n') {
                plain.octet(' ');
                at = skipSpace(content, at);
            } else {
                plain.octet(b);
                at++;
            }
        }
        return Slice.of(plain.toBytes());
    }

    /**
     * What to write between quotes for these bytes.
     *
     * @throws IllegalArgumentException if there are control characters among them
     */
    static Slice quote(Slice plain) {
        int escapes = countEscapes(plain);
        if (escapes < 0) {
            throw new IllegalArgumentException("a control character in a quoted string");
        }
        if (escapes == 0) {
            return plain;
        }
        ByteWriter content = ByteWriter.ofCapacity(plain.length() + escapes);
        for (int i = 0; i < plain.length(); i++) {
            byte b = plain.byteAt(i);
            if (b == '"' || b == '\\') {
                content.octet('\\');
            }
            content.octet(b);
        }
        return Slice.of(content.toBytes());
    }

    /** How many bytes are to be escaped; −1 if one may not even be written with an escape. */
    private static int countEscapes(Slice plain) {
        return plain.readBy(QuotedBytes::countEscapes);
    }

    private static int countEscapes(byte[] bytes, int from, int to) {
        int escapes = 0;
        for (int i = from; i < to; i++) {
            if (!PLAIN.contains(bytes[i])) {
                if (isControl(bytes[i])) {
                    return -1;
                }
                escapes++;
            }
        }
        return escapes;
    }

    /** What a quoted string does not have (RFC 3261 §25.1 {@code qdtext}): a tab is white space there. */
    static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 0x7F;
    }

    private static int skipSpace(Slice content, int from) {
        int at = from;
        while (at < content.length() && isSpace(content.byteAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
