package io.ringback.sip.auth;

import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;

/** The bytes that a quoted string stands for, and back: {@code unq} of RFC 7616 §3.3, which removes quoting slashes. */
final class QuotedBytes {
    private QuotedBytes() {}

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

    /** What to write between quotes for these bytes. */
    static Slice quote(Slice plain) {
        if (plain.indexOf('"') < 0 && plain.indexOf('\\') < 0) {
            return plain;
        }
        ByteWriter content = ByteWriter.ofCapacity(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            byte b = plain.byteAt(i);
            if (b == '"' || b == '\\') {
                content.octet('\\');
            }
            content.octet(b);
        }
        return Slice.of(content.toBytes());
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
