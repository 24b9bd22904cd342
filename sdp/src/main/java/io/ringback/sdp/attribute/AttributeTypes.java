package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Lexis;
import io.ringback.text.CharClass;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of the attributes that are known here: below those that describe streams and how they belong together, and
 * in the catalogues {@link RtpAttributes}, {@link IceAttributes}, {@link TransportAttributes} and {@link FaxAttributes}
 * the others. Attributes without a value are {@link Property} and {@link Direction}; all further ones are kept as names
 * and values.
 */
public final class AttributeTypes {
    private static final int HIGHEST_QUALITY = 10;
    private static final int LONGEST_CHARSET = 40;
    private static final int LONGEST_SUBTAG = 8;
    private static final CharClass CHARSET_NAME = CharClass.ALPHANUM.or(CharClass.of("!#$%&'+-^_`{}~.:()"));

    /** Which codec a payload type stands for, RFC 8866 §6.6. */
    public static final AttributeType<RtpMap> RTPMAP = AttributeType.of("rtpmap", RtpMap::read);

    /** Parameters of a format, RFC 8866 §6.15. */
    public static final AttributeType<FormatParameters> FMTP = AttributeType.of("fmtp", FormatParameters::read);

    /** The media in a packet, in milliseconds, RFC 8866 §6.4. */
    public static final AttributeType<BigDecimal> PTIME = decimal("ptime", AttributeRule.PACKET_TIME);

    /** The most media in a packet, in milliseconds, RFC 8866 §6.5. */
    public static final AttributeType<BigDecimal> MAXPTIME = decimal("maxptime", AttributeRule.PACKET_TIME);

    /** The highest frame rate of video, in frames each second, RFC 8866 §6.13. */
    public static final AttributeType<BigDecimal> FRAMERATE = decimal("framerate", AttributeRule.FRAME_RATE);

    /** The quality of the media, 0 (still acceptable) to 10 (best), RFC 8866 §6.14. */
    public static final AttributeType<Integer> QUALITY = AttributeType.of(
            "quality",
            cursor -> Lexis.wholeNumber(cursor, HIGHEST_QUALITY, AttributeRule.QUALITY),
            (value, to) -> to.decimal(value));

    /** The session's category, obsolete, RFC 8866 §6.1. */
    public static final AttributeType<Slice> CAT = text("cat", Lexis.VISIBLE, AttributeRule.CATEGORY);

    /** Words to find the session by, obsolete, RFC 8866 §6.2. */
    public static final AttributeType<Slice> KEYWDS = text("keywds", Lexis.TEXT, AttributeRule.VALUE);

    /** The program that wrote the description, RFC 8866 §6.3. */
    public static final AttributeType<Slice> TOOL = text("tool", Lexis.TEXT, AttributeRule.VALUE);

    /** How a whiteboard or a presentation lies, RFC 8866 §6.8. */
    public static final AttributeType<Slice> ORIENT =
            word("orient", List.of("portrait", "landscape", "seascape"), AttributeRule.ORIENTATION);

    /** The type of a conference, RFC 8866 §6.9. */
    public static final AttributeType<Slice> TYPE =
            word("type", List.of("broadcast", "meeting", "moderated", "test", "H332"), AttributeRule.CONFERENCE);

    /** The character set of the session's texts, RFC 8866 §6.10. */
    public static final AttributeType<Slice> CHARSET =
            AttributeType.of("charset", AttributeTypes::readCharset, (value, to) -> to.slice(value));

    /** The language of the session or media, RFC 8866 §6.12. */
    public static final AttributeType<Slice> LANG = language("lang");

    /** The language of the description itself, RFC 8866 §6.11. */
    public static final AttributeType<Slice> SDPLANG = language("sdplang");

    /** What an application calls a stream, RFC 4574. */
    public static final AttributeType<Slice> LABEL = token("label", AttributeRule.LABEL);

    /** What a stream holds, such as {@code slides} or {@code main}, RFC 4796. */
    public static final AttributeType<List<Slice>> CONTENT = AttributeType.of(
            "content",
            cursor -> Lexis.list(cursor, ',', Lexis.TOKEN, AttributeRule.CONTENT),
            (values, to) -> Lexis.writeList(to, ',', values));

    /** What a stream is called within the description, RFC 5888 §4. */
    public static final AttributeType<Slice> MID = token("mid", AttributeRule.MID);

    /** Streams that belong together, RFC 5888 §5. */
    public static final AttributeType<Group> GROUP = AttributeType.of("group", Group::read);

    private static final List<AttributeType<?>> NEGOTIATED = List.of(RTPMAP, FMTP, PTIME, MAXPTIME);
    private static final List<AttributeType<?>> DESCRIPTIVE =
            List.of(FRAMERATE, QUALITY, CAT, KEYWDS, TOOL, ORIENT, TYPE, CHARSET, LANG, SDPLANG);
    private static final List<AttributeType<?>> RFC_8866 = Stream.of(NEGOTIATED, DESCRIPTIVE)
            .<AttributeType<?>>flatMap(List::stream)
            .toList();
    private static final List<AttributeType<?>> ALL = Stream.of(
                    RFC_8866,
                    List.of(LABEL, CONTENT, MID, GROUP),
                    RtpAttributes.ALL,
                    IceAttributes.ALL,
                    TransportAttributes.ALL,
                    FaxAttributes.ALL)
            .<AttributeType<?>>flatMap(List::stream)
            .toList();
    private static final Map<Slice, AttributeType<?>> BY_NAME = byName();

    private AttributeTypes() {}

    /**
     * The type of a name.
     *
     * @param name an attribute's name
     * @return its type, or empty if its value has none here
     */
    public static Optional<AttributeType<?>> of(Slice name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The types that RFC 8866 §6 itself defines: a description is well-formed by that RFC or not, whatever extensions
     * say of their own attributes.
     *
     * @return an immutable list
     */
    public static List<AttributeType<?>> ofRfc8866() {
        return RFC_8866;
    }

    /**
     * Those of the types that RFC 8866 §6 defines which describe a session or its media, but are not negotiated.
     *
     * @return an immutable list
     */
    public static List<AttributeType<?>> descriptive() {
        return DESCRIPTIVE;
    }

    /**
     * All types.
     *
     * @return an immutable list
     */
    public static List<AttributeType<?>> all() {
        return ALL;
    }

    private static Map<Slice, AttributeType<?>> byName() {
        Map<Slice, AttributeType<?>> types = new HashMap<>();
        for (AttributeType<?> type : ALL) {
            types.put(Slice.of(type.name()), type);
        }
        return types;
    }

    private static AttributeType<BigDecimal> decimal(String name, AttributeRule rule) {
        return AttributeType.of(name, cursor -> Numbers.positive(cursor, rule), Numbers::write);
    }

    private static AttributeType<Slice> token(String name, AttributeRule rule) {
        return text(name, Lexis.TOKEN, rule);
    }

    private static AttributeType<Slice> text(String name, CharClass members, AttributeRule rule) {
        return AttributeType.of(name, cursor -> cursor.take(members, rule), (value, to) -> to.slice(value));
    }

    /** One of some words, whose case of letters matters. */
    private static AttributeType<Slice> word(String name, List<String> words, AttributeRule rule) {
        return AttributeType.of(name, cursor -> readWord(cursor, words, rule), (value, to) -> to.slice(value));
    }

    private static Slice readWord(Cursor cursor, List<String> words, AttributeRule rule) {
        int from = cursor.position();
        Slice word = cursor.take(Lexis.TOKEN, rule);
        if (words.stream().noneMatch(word::contentEquals)) {
            throw cursor.errorAt(rule, from);
        }
        return word;
    }

    /** The names that are registered have dots, colons and parentheses, too, which RFC 2978 leaves out. */
    private static Slice readCharset(Cursor cursor) {
        int from = cursor.position();
        Slice charset = cursor.take(CHARSET_NAME, AttributeRule.CHARSET);
        if (charset.length() > LONGEST_CHARSET) {
            throw cursor.errorAt(AttributeRule.CHARSET, from);
        }
        return charset;
    }

    private static AttributeType<Slice> language(String name) {
        return AttributeType.of(name, AttributeTypes::readLanguage, (value, to) -> to.slice(value));
    }

    private static Slice readLanguage(Cursor cursor) {
        int from = cursor.position();
        do {
            int at = cursor.position();
            if (cursor.take(CharClass.ALPHANUM, AttributeRule.LANGUAGE).length() > LONGEST_SUBTAG) {
                throw cursor.errorAt(AttributeRule.LANGUAGE, at);
            }
        } while (cursor.skip('-'));
        return cursor.since(from);
    }
}
