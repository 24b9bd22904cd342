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

    private Slice[] few = NONE;
    private @Nullable Set<String> many;
    private int count;

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
            if (few[i].equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
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

    private static String folded(Slice name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
