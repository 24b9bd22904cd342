package io.ringback.sip.header;

import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;

/**
 * The version of MIME that a body is made by: MIME-Version (RFC 3261 §20.24). There has been only 1.0.
 *
 * @param major what stands before the dot
 * @param minor what stands behind it
 */
public record MimeVersion(int major, int minor) implements Writable {
    /** The only version. */
    public static final MimeVersion ONE = new MimeVersion(1, 0);

    /** Checks that neither is negative. */
    public MimeVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException(HeaderRule.MIME_VERSION.description());
        }
    }

    /**
     * Reads a version.
     *
     * @param cursor at its first digit; left behind its last
     * @return the version
     * @throws SyntaxException if it is none
     */
    public static MimeVersion read(Cursor cursor) {
        int major = (int) cursor.number(Integer.MAX_VALUE, HeaderRule.MIME_VERSION);
        cursor.expect('.', HeaderRule.MIME_VERSION);
        return new MimeVersion(major, (int) cursor.number(Integer.MAX_VALUE, HeaderRule.MIME_VERSION));
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.decimal(major).octet('.').decimal(minor);
    }

    @Override
    public String toString() {
        return text();
    }
}
