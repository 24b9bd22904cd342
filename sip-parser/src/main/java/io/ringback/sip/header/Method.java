package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.Writable;

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

    private final String name;

    private Method(String name) {
        this.name = name;
    }

    /**
     * The method of a name.
     *
     * @param name a token, with case
     * @return the method
     * @throws IllegalArgumentException if it is no token
     */
    public static Method of(String name) {
        return of(Slice.of(Lexis.requireToken(name)));
    }

    /**
     * Reads a method.
     *
     * @param cursor at its first byte; left behind it
     * @return the method
     * @throws io.ringback.text.SyntaxException if there is no token
     */
    public static Method read(Cursor cursor) {
        return of(cursor.take(Lexis.TOKEN, AddressRule.TOKEN));
    }

    private static Method of(Slice token) {
        for (Method known : KNOWN) {
            if (token.contentEquals(known.name)) {
                return known;
            }
        }
        return new Method(token.toString());
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
