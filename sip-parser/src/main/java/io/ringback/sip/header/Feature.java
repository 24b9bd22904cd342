package io.ringback.sip.header;

import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Parameters.Parameter;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * A capability or preference: {@code feature-param} of RFC 3840 §9, and {@code feature-cap} of RFC 6809 §6.3.2.
 *
 * @param tag its name, such as {@code audio} or {@code +sip.instance}; it has no case
 * @param value what stands between the quotes of its value; empty if it has none, which means true
 */
public record Feature(Slice tag, Slice value) {
    /** Refuses what would not be read back: a line end, or what is no token where one must be. */
    public Feature {
        Lexis.requireNoBreak(tag);
        Lexis.requireNoBreak(value);
    }

    private static final List<String> BASE_TAGS = List.of(
            "audio",
            "automata",
            "class",
            "duplex",
            "data",
            "control",
            "mobility",
            "description",
            "events",
            "priority",
            "methods",
            "schemes",
            "application",
            "video",
            "language",
            "type",
            "isfocus",
            "actor",
            "text",
            "extensions");

    private static final CharClass TAG_NAME = CharClass.ALPHANUM.or(CharClass.of("!'.-%"));
    private static final CharClass TOKEN_WITHOUT_BANG = Lexis.TOKEN.without("!");
    private static final CharClass IN_STRING =
            CharClass.range(' ', '~').without("\"<>\\").or(CharClass.of("\t"));

    /**
     * Tells whether a parameter is a feature: it is one of RFC 3840's, or begins with a plus sign.
     *
     * @param name the parameter's name
     * @return true if it is
     */
    public static boolean isFeature(Slice name) {
        return (!name.isEmpty() && name.byteAt(0) == '+') || BASE_TAGS.stream().anyMatch(name::equalsIgnoreCase);
    }

    /**
     * Tells whether a name is {@code "+" ftag-name}: a letter, then letters, digits and few others.
     *
     * @param name a parameter's name
     * @param reader the cursor that has read it, which knows what is tolerated
     */
    static boolean isExtension(Slice name, Cursor reader) {
        Cursor cursor = name.cursor();
        cursor.skip('+');
        int first = cursor.peek();
        boolean tag = name.byteAt(0) == '+' && cursor.skipAll(TAG_NAME) > 0 && cursor.atEnd();
        return tag
                && (CharClass.ALPHA.contains(first)
                        || (CharClass.DIGIT.contains(first) && reader.tolerates(Leniency.FEATURE_DIGIT)));
    }

    /**
     * The features among parameters.
     *
     * @param parameters those of a Contact, for example
     * @return an immutable list
     */
    public static List<Feature> among(Parameters parameters) {
        List<Feature> features = new ArrayList<>();
        for (Parameter parameter : parameters.list()) {
            if (isFeature(parameter.name())) {
                Slice quoted = parameter.value().orElse(Slice.empty());
                boolean inQuotes = quoted.length() > 1 && quoted.byteAt(0) == '"';
                features.add(new Feature(parameter.name(), inQuotes ? quoted.slice(1, quoted.length() - 1) : quoted));
            }
        }
        return List.copyOf(features);
    }

    /**
     * Moves over a feature's value.
     *
     * @param cursor at its opening quote; left behind its closing quote
     * @throws SyntaxException if it is none
     */
    public static void readValue(Cursor cursor) {
        cursor.expect('"', HeaderRule.FEATURE);
        if (cursor.skip('<')) {
            skipString(cursor);
        } else {
            do {
                cursor.skip('!');
                skipTagValue(cursor);
            } while (cursor.skip(','));
        }
        cursor.expect('"', HeaderRule.FEATURE);
    }

    private static void skipString(Cursor cursor) {
        Lexis.skipText(cursor, IN_STRING, HeaderRule.FEATURE);
        cursor.expect('>', HeaderRule.FEATURE);
    }

    private static void skipTagValue(Cursor cursor) {
        if (!cursor.skip('#')) {
            cursor.take(TOKEN_WITHOUT_BANG, HeaderRule.FEATURE);
        } else if (cursor.skipIgnoreCase(">=") || cursor.skipIgnoreCase("<=") || cursor.skip('=')) {
            skipNumber(cursor);
        } else {
            skipNumber(cursor);
            cursor.expect(':', HeaderRule.FEATURE);
            skipNumber(cursor);
        }
    }

    private static void skipNumber(Cursor cursor) {
        if (!cursor.skip('+')) {
            cursor.skip('-');
        }
        cursor.take(CharClass.DIGIT, HeaderRule.FEATURE);
        if (cursor.skip('.')) {
            cursor.skipAll(CharClass.DIGIT);
        }
    }

    /**
     * Tells whether the value is one string, which has case, and no list.
     *
     * @return true if it stands in angle brackets
     */
    public boolean isString() {
        return !value.isEmpty() && value.byteAt(0) == '<';
    }

    /**
     * The values of a list.
     *
     * @return the tag values, each perhaps with an exclamation mark before it, which means not; empty if there is no
     *     value, or it is a string
     */
    public List<Slice> values() {
        List<Slice> all = new ArrayList<>();
        Slice rest = isString() ? Slice.empty() : value;
        while (!rest.isEmpty()) {
            int comma = rest.indexOf(',');
            all.add(comma < 0 ? rest : rest.slice(0, comma));
            rest = comma < 0 ? Slice.empty() : rest.slice(comma + 1, rest.length());
        }
        return List.copyOf(all);
    }
}
