package io.ringback.sip.ua.dial;

import java.util.OptionalInt;

/**
 * A destination pattern in the language of the gateways. It matches a whole number in time linear in the number's
 * length.
 *
 * <table>
 * <caption>The language</caption>
 * <tr><td>digits, {@code *}, {@code #}, {@code A} to {@code D}</td><td>themselves</td></tr>
 * <tr><td>{@code +} in the first place</td><td>the plus of an E.164 number</td></tr>
 * <tr><td>{@code .}</td><td>one digit</td></tr>
 * <tr><td>{@code [2-9]}, {@code [^0]}</td><td>one digit of the set, or not of it</td></tr>
 * <tr><td>{@code ( )}</td><td>a group</td></tr>
 * <tr><td>{@code %}, {@code +}, {@code ?}</td><td>zero or more, one or more, none or one of what stands before</td></tr>
 * <tr><td>{@code T} at the end</td><td>0 to 32 more digits</td></tr>
 * <tr><td>{@code ,}</td><td>a pause, ignored</td></tr>
 * <tr><td>{@code ^}, {@code $}</td><td>the beginning and the end, where a pattern is anchored anyway</td></tr>
 * <tr><td>{@code \}</td><td>the next character is itself</td></tr>
 * </table>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class NumberPattern {
    /** Longer numbers match nothing: E.164 numbers have 15 digits, and {@code T} stands for 32 at most. */
    static final int LONGEST_NUMBER = 128;

    private final String text;
    private final PatternProgram program;

    private NumberPattern(String text, PatternProgram program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern
     * @return the pattern
     * @throws PatternSyntaxException if it cannot be understood
     */
    public static NumberPattern of(String text) {
        return new NumberPattern(text, new PatternCompiler(text).compile());
    }

    /**
     * Tells whether a number matches, and how explicitly: the number of its characters that the pattern names one by
     * one. Among several patterns the one that names more is the better match.
     *
     * @param number the number as it was dialled, of any length
     * @return the count of explicitly matched characters, or empty if the number does not match
     */
    public OptionalInt match(String number) {
        return number.length() > LONGEST_NUMBER ? OptionalInt.empty() : program.match(number);
    }

    /**
     * Tells whether a number matches.
     *
     * @param number the number as it was dialled
     * @return true if it does
     */
    public boolean matches(String number) {
        return match(number).isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
