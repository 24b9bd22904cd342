package io.ringback.sip.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.sip.address.Leniency;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.ParseLimits;
import io.ringback.text.Rule;
import io.ringback.text.SyntaxException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a reader makes of bytes: a value and how far it went, or what it found wrong and where; and what it tolerated.
 *
 * @param value the value, if there is one
 * @param rule the rule that is broken, if there is no value
 * @param place where the reader stopped, or where the rule is broken
 * @param tolerated which deviations were met
 */
public record Outcome(Optional<Object> value, Optional<Rule> rule, int place, Set<Leniency> tolerated) {
    private static final int OFFSET = 3;
    private static final String[] TAILS = {
        "", "1", "11111111", "........", ";x=1;tag=", "@b.c:5060", "=1", "g=1", ">>>>", " \r\n \r\n", "\""
    };
    private static final Map<Class<?>, List<Method>> QUESTIONS = new ConcurrentHashMap<>();

    private static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));

    /** Those in which readers have to agree: strict, lenient, and both where little is allowed. */
    public static final List<Manner> MANNERS = List.of(
            Manner.strict(),
            LENIENT,
            Manner.strict().withLimits(ParseLimits.defaults().withParameters(1)),
            LENIENT.withLimits(ParseLimits.defaults().withParameters(2)));

    /** Reads bytes that stand amid others. */
    public static Outcome of(byte[] bytes, Manner manner, Function<Cursor, ?> reader) {
        Manner recording = manner.recording();
        byte[] amid = amid(bytes);
        Cursor cursor = Cursor.over(amid, OFFSET, OFFSET + bytes.length, recording);
        try {
            Object value = reader.apply(cursor);
            return new Outcome(Optional.of(value), Optional.empty(), cursor.position() - OFFSET, seen(recording));
        } catch (SyntaxException e) {
            return new Outcome(Optional.empty(), Optional.of(e.rule()), e.offset(), seen(recording));
        }
    }

    private static byte[] amid(byte[] bytes) {
        byte[] tail = TAILS[Math.floorMod(Arrays.hashCode(bytes), TAILS.length)].getBytes(ISO_8859_1);
        byte[] amid = new byte[OFFSET + bytes.length + tail.length];
        Arrays.fill(amid, 0, OFFSET, (byte) '<');
        System.arraycopy(bytes, 0, amid, OFFSET, bytes.length);
        System.arraycopy(tail, 0, amid, OFFSET + bytes.length, tail.length);
        return amid;
    }

    private static Set<Leniency> seen(Manner manner) {
        Set<Leniency> seen = EnumSet.noneOf(Leniency.class);
        for (Leniency leniency : Leniency.values()) {
            if (manner.hasSeen(leniency)) {
                seen.add(leniency);
            }
        }
        return seen;
    }

    /** Fails if two readers do not make the same of bytes, in any manner. */
    public static void assertSame(byte[] bytes, Function<Cursor, ?> plain, Function<Cursor, ?> careful) {
        for (Manner manner : MANNERS) {
            of(bytes, manner, plain).assertSame(of(bytes, manner, careful), bytes);
        }
    }

    /** Fails if another reader's outcome, of the same bytes, is different in anything that can be asked. */
    public void assertSame(Outcome other, byte[] bytes) {
        boolean same = rule.equals(other.rule)
                && place == other.place
                && tolerated.equals(other.tolerated)
                && value.equals(other.value)
                && other.value.equals(value)
                && value.hashCode() == other.value.hashCode()
                && (value.isEmpty() || answers().equals(other.answers()));
        if (!same) {
            throw new AssertionError("of \"" + shown(bytes) + "\" one reader makes\n" + this + " " + answers()
                    + "\nand the other\n" + other + " " + other.answers());
        }
    }

    private static String shown(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte b : bytes) {
            shown.append(b < ' ' || b == 0x7F ? String.format("\\x%02X", b & 0xFF) : Character.toString(b));
        }
        return shown.toString();
    }

    /** What the value tells when it is asked all that can be asked without arguments. */
    private Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        value.filter(asked -> asked.getClass().getName().startsWith("io.ringback.sip"))
                .ifPresent(asked -> questions(asked.getClass()).forEach(question -> {
                    answers.put(question.getName(), answer(question, asked));
                }));
        return answers;
    }

    private static List<Method> questions(Class<?> type) {
        return QUESTIONS.computeIfAbsent(
                type,
                asked -> Arrays.stream(asked.getMethods())
                        .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .toList());
    }

    private static String answer(Method question, Object asked) {
        try {
            return String.valueOf(question.invoke(asked));
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getName();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
