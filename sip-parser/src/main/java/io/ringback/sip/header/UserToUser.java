package io.ringback.sip.header;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.text.Ascii;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.Optional;

/**
 * Data that passes from one user agent to the other: one value of User-to-User (RFC 7433 §4.1).
 *
 * @param data a token, or a quoted string with its quotes
 * @param parameters {@code purpose}, {@code content}, {@code encoding} and others
 */
public record UserToUser(Slice data, Parameters parameters) implements Writable {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public UserToUser {
        Lexis.requireReadable(data, UserToUser::skipData);
    }

    private static final ParameterGrammar PARAMETERS =
            ParameterGrammar.generic().token("purpose", "content", "encoding");

    /**
     * Data of any bytes.
     *
     * @param bytes the bytes
     * @return the value, in hexadecimal digits
     */
    public static UserToUser hex(byte[] bytes) {
        ByteWriter digits = ByteWriter.ofCapacity(2 * bytes.length);
        for (byte b : bytes) {
            digits.octet(Ascii.hexDigit(b >> 4)).octet(Ascii.hexDigit(b));
        }
        return new UserToUser(Slice.of(digits.toBytes()), Parameters.none().with("encoding", "hex"));
    }

    /**
     * Reads one value.
     *
     * @param cursor at its first byte; left behind it
     * @return the value
     * @throws SyntaxException if it is none
     */
    public static UserToUser read(Cursor cursor) {
        int from = cursor.position();
        skipData(cursor);
        return new UserToUser(cursor.since(from), Parameters.read(cursor, PARAMETERS));
    }

    private static void skipData(Cursor cursor) {
        if (cursor.peek() == '"') {
            Lexis.quotedString(cursor);
        } else {
            cursor.take(Lexis.TOKEN, AddressRule.TOKEN);
        }
    }

    /**
     * The application that the data is for.
     *
     * @return the parameter {@code purpose}; empty if it is not told
     */
    public Optional<Slice> purpose() {
        return parameters.value("purpose");
    }

    /**
     * What the data is.
     *
     * @return the parameter {@code content}; empty if it is not told
     */
    public Optional<Slice> content() {
        return parameters.value("content");
    }

    /**
     * The data itself, where it is written in hexadecimal digits (RFC 7433 §4.2).
     *
     * @return the bytes; empty if it is written in another way, or is no whole number of bytes
     */
    public Optional<byte[]> decoded() {
        boolean hex = parameters
                .value("encoding")
                .map(encoding -> encoding.equalsIgnoreCase("hex"))
                .orElse(false);
        boolean quoted = data.byteAt(0) == '"';
        Slice digits = quoted ? data.slice(1, data.length() - 1) : data;
        return hex && digits.length() % 2 == 0 ? decode(digits) : Optional.empty();
    }

    private static Optional<byte[]> decode(Slice digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Ascii.hexValue(digits.byteAt(2 * i));
            int low = Ascii.hexValue(digits.byteAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return Optional.of(bytes);
    }

    @Override
    public void writeTo(ByteWriter writer) {
        writer.slice(data);
        parameters.writeTo(writer);
    }

    @Override
    public String toString() {
        return text();
    }
}
