package io.ringback.sip.address;

import io.ringback.text.Cursor;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the parameters that are being read, of which none may occur twice (RFC 3261 §7.3.1, §19.1.1). A few are
 * compared one by one, many are hashed, so that the cost stays linear.
 */
final class ParameterNames {
    private static final int FEW = 8;
    private static final Slice[] NONE = {};

    private final boolean escapes;
    private Slice[] few = NONE;
    private @Nullable Set<String> many;
    private int count;

    private ParameterNames(boolean escapes) {
        this.escapes = escapes;
    }

    /** Those of a header's value, which are tokens, in which a percent sign is one character of many. */
    static ParameterNames ofHeader() {
        return new ParameterNames(false);
    }

    /** Those of a URI, in which characters may be escaped. */
    static ParameterNames ofUri() {
        return new ParameterNames(true);
    }

    /** Adds a name that ends at the cursor, and that perhaps may be there already. */
    void add(Slice name, Cursor cursor, boolean mayRepeat) {
        if (count == cursor.limits().parameters()) {
            throw cursor.error(Limit.TOO_MANY_PARAMETERS);
        }
        if (count < FEW ? isAmongFew(name) : !toMany().add(folded(name))) {
            if (!mayRepeat && !cursor.tolerates(Leniency.PARAMETER_TWICE)) {
                throw cursor.errorAt(AddressRule.PARAMETER_TWICE, cursor.position() - name.length());
            }
        }
        if (count < FEW) {
            few = count == few.length ? Arrays.copyOf(few, count + 2) : few;
            few[count] = name;
        }
        count++;
    }

    private boolean isAmongFew(Slice name) {
        for (int i = 0; i < count; i++) {
            if (few[i].equalsIgnoreCase(name) || isSameEscaped(few[i], name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameEscaped(Slice a, Slice b) {
        return escapes
                && (a.indexOf('%') >= 0 || b.indexOf('%') >= 0)
                && folded(a).equals(folded(b));
    }

    private Set<String> toMany() {
        Set<String> names = many;
        if (names == null) {
            names = new HashSet<>();
            for (Slice name : few) {
                names.add(folded(name));
            }
            many = names;
        }
        return names;
    }

    private String folded(Slice name) {
        return escapes ? Escapes.folded(name) : name.toString().toLowerCase(Locale.ROOT);
    }
}
