package io.ringback.text;

/**
 * A position in a range of bytes, moved forward by reading. Offsets in its errors count from the start of the range.
 * Mutable scratch: not for use by several threads, and never kept in a shared object.
 */
public final class Cursor {
    private final byte[] bytes;
    private final int start;
    private int end;
    private final Manner manner;
    private int position;

    private Cursor(byte[] bytes, int start, int position, int end, Manner manner) {
        this.bytes = bytes;
        this.start = start;
        this.position = position;
        this.end = end;
        this.manner = manner;
    }

    /**
     * A cursor over a range of an array, with the default limits, for strict readers.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @return the cursor, at the first byte
     */
    public static Cursor over(byte[] bytes, int from, int to) {
        return over(bytes, from, to, Manner.strict());
    }

    /**
     * A cursor over a range of an array.
     *
     * @param bytes the array
     * @param from the first byte
     * @param to the end, exclusive
     * @param manner the bounds that readers keep, and what they tolerate
     * @return the cursor, at the first byte
     */
    public static Cursor over(byte[] bytes, int from, int to, Manner manner) {
        return new Cursor(bytes, from, from, to, manner);
    }

    /**
     * A cursor over a range of an array, not at its first byte. Offsets in its errors still count from that.
     *
     * @param bytes the array
     * @param from the first byte
     * @param at where the cursor is
     * @param to the end, exclusive
     * @param manner the bounds that readers keep, and what they tolerate
     * @return the cursor
     */
    public static Cursor over(byte[] bytes, int from, int at, int to, Manner manner) {
        return new Cursor(bytes, from, at, to, manner);
    }

    /**
     * The bounds that readers keep.
     *
     * @return the limits
     */
    public ParseLimits limits() {
        return manner.limits();
    }

    /**
     * How this cursor's input is read.
     *
     * @return the limits and tolerances
     */
    public Manner manner() {
        return manner;
    }

    /**
     * Tells whether a deviation is tolerated. To be asked where a reader has it before it and would refuse it: a manner
     * that records takes the question as a sighting.
     *
     * @param deviation what the input shows
     * @return false if the reader has to refuse it
     */
    public boolean tolerates(Deviation deviation) {
        return manner.tolerates(deviation);
    }

    /**
     * Where the cursor is.
     *
     * @return an index to give to {@link #moveTo} or {@link #since}
     */
    public int position() {
        return position;
    }

    /**
     * The array whose range this is, for readers that look at many bytes at once. Positions are its indexes. It must
     * not be changed.
     *
     * @return the array
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * Where the range ends.
     *
     * @return a position, exclusive
     */
    public int end() {
        return end;
    }

    /**
     * Moves to a position that was read before or lies ahead.
     *
     * @param newPosition a position within the range
     */
    public void moveTo(int newPosition) {
        if (newPosition < start || newPosition > end) {
            throw new IndexOutOfBoundsException(newPosition);
        }
        position = newPosition;
    }

    /**
     * Moves to another part of the same text, so that one cursor serves for many parts. Offsets in errors still count
     * from the start of this range.
     *
     * @param from the part's first byte, not before this range
     * @param to the part's end, exclusive, perhaps beyond that of this range
     * @throws IndexOutOfBoundsException if that is no part of the array
     */
    public void moveTo(int from, int to) {
        if (from < start || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("range " + from + " to " + to + " of " + bytes.length + " bytes");
        }
        position = from;
        end = to;
    }

    /**
     * Tells whether everything is read.
     *
     * @return true at the end
     */
    public boolean atEnd() {
        return position == end;
    }

    /**
     * How many bytes are left.
     *
     * @return 0 or more
     */
    public int remaining() {
        return end - position;
    }

    /**
     * The byte at the cursor, without moving.
     *
     * @return 0 to 255, or −1 at the end
     */
    public int peek() {
        return position < end ? bytes[position] & 0xFF : -1;
    }

    /**
     * A byte ahead of the cursor, without moving.
     *
     * @param ahead 0 for the byte at the cursor
     * @return 0 to 255, or −1 beyond the end
     */
    public int peek(int ahead) {
        return ahead < end - position ? bytes[position + ahead] & 0xFF : -1;
    }

    /**
     * Reads one byte.
     *
     * @return 0 to 255, or −1 at the end, where the cursor stays
     */
    public int next() {
        return position < end ? bytes[position++] & 0xFF : -1;
    }

    /**
     * Moves over a character if it is there.
     *
     * @param character an ASCII character
     * @return whether it was there
     */
    public boolean skip(char character) {
        if (position < end && bytes[position] == (byte) character) {
            position++;
            return true;
        }
        return false;
    }

    /**
     * Moves over a character that must be there.
     *
     * @param character an ASCII character
     * @param rule the rule that is broken if it is not
     * @throws SyntaxException if another byte, or the end, is there
     */
    public void expect(char character, Rule rule) {
        if (!skip(character)) {
            throw error(rule);
        }
    }

    /**
     * Moves over an ASCII word, if it is there in any case of letters.
     *
     * @param word the word
     * @return whether it was there
     */
    public boolean skipIgnoreCase(String word) {
        if (word.length() <= remaining() && Ascii.equalsIgnoreCase(bytes, position, position + word.length(), word)) {
            position += word.length();
            return true;
        }
        return false;
    }

    /**
     * Moves over all bytes of a class.
     *
     * @param members the class
     * @return how many there were
     */
    public int skipAll(CharClass members) {
        int from = position;
        position = members.endOfRun(bytes, from, end);
        return position - from;
    }

    /**
     * Moves up to, but not over, the next occurrence of a character, or to the end.
     *
     * @param character an ASCII character
     * @return whether it is there
     */
    public boolean skipTo(char character) {
        position = Octets.indexOf(bytes, position, end, character);
        return position < end;
    }

    /**
     * Reads one or more bytes of a class.
     *
     * @param members the class
     * @param rule the rule that is broken if there is none
     * @return what was read
     * @throws SyntaxException if there is none
     */
    public Slice take(CharClass members, Rule rule) {
        int from = position;
        if (skipAll(members) == 0) {
            throw error(rule);
        }
        return Slice.of(bytes, from, position);
    }

    /**
     * Reads a number in decimal digits.
     *
     * @param max the highest value allowed, 9 or more
     * @param rule the rule that is broken if there is no digit, or the number is higher
     * @return 0 to {@code max}
     * @throws SyntaxException if there is no digit, or the number is higher
     */
    public long number(long max, Rule rule) {
        int from = position;
        long value = 0;
        while (position < end) {
            int digit = bytes[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            boolean tooHigh = value > Long.MAX_VALUE / 10;
            value = value * 10 + digit;
            if (tooHigh || value < 0 || value > max) {
                throw errorAt(rule, from);
            }
            position++;
        }
        if (position == from) {
            throw error(rule);
        }
        return value;
    }

    /**
     * Moves over linear white space: blanks, tabs and folds (a line end that blanks or tabs follow), RFC 3261 §25.1
     * {@code [LWS]}, as often as it occurs.
     *
     * @return whether there was any
     */
    public boolean skipLws() {
        int from = position;
        if (peek() == ' ') {
            position++;
        }
        if (peek() <= ' ') {
            skipMoreLws();
        }
        return position != from;
    }

    /** Whatever is not one blank or none. */
    private void skipMoreLws() {
        while (position < end) {
            byte b = bytes[position];
            if (b == ' ' || b == '\t') {
                position++;
            } else if ((b == '\r' || b == '\n') && foldLength() != 0) {
                position += foldLength();
            } else {
                break;
            }
        }
    }

    /** The bytes of a fold at the cursor: CR LF WS or, as some devices send it, LF WS. */
    private int foldLength() {
        int lineEnd = bytes[position] == '\r' ? 2 : 1;
        if (lineEnd == 2 && peek(1) != '\n') {
            return 0;
        }
        int after = peek(lineEnd);
        return after == ' ' || after == '\t' ? lineEnd + 1 : 0;
    }

    /**
     * Moves over one character beyond ASCII if a well-formed one is there (UTF-8, RFC 3629 §4).
     *
     * @return whether it was there
     */
    public boolean skipUtf8() {
        int length = Utf8.length(bytes, position, end);
        position += length;
        return length > 0;
    }

    /**
     * What was read since a position.
     *
     * @param from a position that {@link #position()} told earlier
     * @return a view of it
     */
    public Slice since(int from) {
        return Slice.of(bytes, from, position);
    }

    /**
     * What is between two positions.
     *
     * @param from a position
     * @param to a later position
     * @return a view of it
     */
    public Slice between(int from, int to) {
        return Slice.of(bytes, from, to);
    }

    /**
     * A cursor of its own over a part of this one's range, read in the same manner. Offsets in its errors still count
     * from the start of this range.
     *
     * @param from a position
     * @param to a later position
     * @return a new cursor at {@code from}
     */
    public Cursor part(int from, int to) {
        return new Cursor(bytes, start, from, to, manner);
    }

    /**
     * Tells of a rule that is broken at the cursor.
     *
     * @param rule the rule
     * @return the exception, to be thrown
     */
    public SyntaxException error(Rule rule) {
        return SyntaxException.of(rule, position - start);
    }

    /**
     * Tells of a rule that is broken at an earlier position.
     *
     * @param rule the rule
     * @param at the position
     * @return the exception, to be thrown
     */
    public SyntaxException errorAt(Rule rule, int at) {
        return SyntaxException.of(rule, at - start);
    }
}
