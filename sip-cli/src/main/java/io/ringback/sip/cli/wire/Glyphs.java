package io.ringback.sip.cli.wire;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** The characters that diagrams and tables are drawn with. */
public enum Glyphs {
    /** With box-drawing characters and arrows. */
    UNICODE('─', '│', '▶', '◀', '✗', '✓', '…'),
    /** For terminals that have ASCII only. */
    ASCII('-', '|', '>', '<', 'x', '+', '~');

    private final char line;
    private final char bar;
    private final char right;
    private final char left;
    private final char cross;
    private final char tick;
    private final char ellipsis;

    Glyphs(char line, char bar, char right, char left, char cross, char tick, char ellipsis) {
        this.line = line;
        this.bar = bar;
        this.right = right;
        this.left = left;
        this.cross = cross;
        this.tick = tick;
        this.ellipsis = ellipsis;
    }

    /**
     * What standard output can show.
     *
     * @return ASCII if its character set has nothing better
     */
    public static Glyphs ofStandardOutput() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        try {
            return of(name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return ASCII;
        }
    }

    static Glyphs of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("─│▶◀✗✓…") ? UNICODE : ASCII;
    }

    char line() {
        return line;
    }

    char bar() {
        return bar;
    }

    char right() {
        return right;
    }

    char left() {
        return left;
    }

    /**
     * What something wrong is marked with.
     *
     * @return a cross
     */
    public char cross() {
        return cross;
    }

    /**
     * What something right is marked with.
     *
     * @return a tick
     */
    public char tick() {
        return tick;
    }

    /**
     * Cuts a text to a width.
     *
     * @param text the text
     * @param width 1 or more
     * @return the text, or its beginning and an ellipsis
     */
    public String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + ellipsis;
    }
}
