package io.ringback.sip.cli.terminal;

/** Text from the network as a terminal may have it: control characters could move its cursor, and worse. */
public final class Printable {
    private static final char REPLACEMENT = '?';

    private Printable() {}

    /**
     * Makes a text harmless.
     *
     * @param text any text
     * @return the text with a question mark in the place of each control character
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < printable.length(); i++) {
            int type = Character.getType(printable.charAt(i));
            if (type == Character.CONTROL || type == Character.FORMAT) {
                printable.setCharAt(i, REPLACEMENT);
            }
        }
        return printable.toString();
    }
}
