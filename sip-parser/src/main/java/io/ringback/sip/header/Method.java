package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Octets;
import io.ringback.text.Writable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request's method. Methods have case (RFC 3261 §7.1); those that are known here are always the same object. */
public final class Method implements Writable {
    /** RFC 3261 §13. */
    public static final Method INVITE = new Method("INVITE");
    /** RFC 3261 §13. */
    public static final Method ACK = new Method("ACK");
    /** RFC 3261 §15. */
    public static final Method BYE = new Method("BYE");
    /** RFC 3261 §9. */
    public static final Method CANCEL = new Method("CANCEL");
    /** RFC 3261 §10. */
    public static final Method REGISTER = new Method("REGISTER");
    /** RFC 3261 §11. */
    public static final Method OPTIONS = new Method("OPTIONS");
    /** RFC 3262. */
    public static final Method PRACK = new Method("PRACK");
    /** RFC 3311. */
    public static final Method UPDATE = new Method("UPDATE");
    /** RFC 6086. */
    public static final Method INFO = new Method("INFO");
    /** RFC 6665. */
    public static final Method SUBSCRIBE = new Method("SUBSCRIBE");
    /** RFC 6665. */
    public static final Method NOTIFY = new Method("NOTIFY");
    /** RFC 3515. */
    public static final Method REFER = new Method("REFER");
    /** RFC 3428. */
    public static final Method MESSAGE = new Method("MESSAGE");
    /** RFC 3903. */
    public static final Method PUBLISH = new Method("PUBLISH");

    private static final Method[] KNOWN = {
        INVITE, ACK, BYE, CANCEL, REGISTER, OPTIONS, PRACK, UPDATE, INFO, SUBSCRIBE, NOTIFY, REFER, MESSAGE, PUBLISH
    };

    private static final PerfectHash HASH =
            PerfectHash.of(Arrays.stream(KNOWN).mapToLong(method -> method.word).toArray(), 6);

    private final String name;
    private final byte[] token;
    private final long word;

    private Method(String name) {
        this.name = name;
        this.token = bytes(name);
        this.word = Octets.first(token, 0, token.length);
    }

    /**
     * The method of a name.
     *
     * @param name a token, with case
     * @return the method
     * @throws IllegalArgumentException if it is no token
     */
    public static Method of(String name) {
        byte[] token = bytes(Lexis.requireToken(name));
        return of(token, 0, token.length);
    }

    /**
     * Reads a method.
     *
     * @param cursor at its first byte; left behind it
     * @return the method
     * @throws io.ringback.text.SyntaxException if there is no token
     */
    public static Method read(Cursor cursor) {
        int from = cursor.position();
        if (cursor.skipAll(Lexis.TOKEN) == 0) {
            throw cursor.error(AddressRule.TOKEN);
        }
        return of(cursor.array(), from, cursor.position());
    }

    /**
     * The method whose name stands in an array.
     *
     * @param bytes the array
     * @param from where a token begins
     * @param to where it ends, exclusive
     * @return the method
     * @throws IllegalArgumentException if the range is no token
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static Method of(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        Method method = find(bytes, from, to);
        if (method == null) {
            throw new IllegalArgumentException(AddressRule.TOKEN.description());
        }
        return method;
    }

    private static Method other(byte[] bytes, int from, int to) {
        return new Method(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    /** The method whose name fills a range, or null if it is no name. */
    static @Nullable Method find(byte[] bytes, int from, int to) {
        Method known = known(bytes, from, to);
        return known != null || !isToken(bytes, from, to) ? known : other(bytes, from, to);
    }

    /** Tells whether a range is the name of a method, known or not. */
    static boolean isName(byte[] bytes, int from, int to) {
        return known(bytes, from, to) != null || isToken(bytes, from, to);
    }

    private static boolean isToken(byte[] bytes, int from, int to) {
        return from < to && Lexis.TOKEN.endOfRun(bytes, from, to) == to;
    }

    private static @Nullable Method known(byte[] bytes, int from, int to) {
        int length = to - from;
        long word = Octets.first(bytes, from, length);
        Method candidate = KNOWN[HASH.candidate(word)];
        return candidate.word == word && candidate.token.length == length && candidate.hasTail(bytes, from)
                ? candidate
                : null;
    }

    /** Compares what is behind the first eight letters, if there is more. */
    private boolean hasTail(byte[] bytes, int from) {
        return token.length <= Long.BYTES
                || Arrays.equals(token, Long.BYTES, token.length, bytes, from + Long.BYTES, from + token.length);
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The method's name.
     *
     * @return a token
     */
    public String name() {
        return name;
    }

    /**
     * Tells whether a request of this method may make a dialog (RFC 3261 §12.1, RFC 6665, RFC 3515).
     *
     * @return true for INVITE, SUBSCRIBE and REFER
     */
    public boolean makesDialog() {
        return equals(INVITE) || equals(SUBSCRIBE) || equals(REFER);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.ascii(name);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Method that && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
