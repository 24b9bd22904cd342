package io.ringback.sip.cli.wire;

import io.ringback.sip.header.Via;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Shortens random identifiers to as much of their beginning as tells them apart. */
final class Abbreviation {
    private static final int SHORTEST = 8;

    private final int length;

    private Abbreviation(int length) {
        this.length = length;
    }

    static Abbreviation of(Collection<String> values) {
        Set<String> all = values.stream().map(Abbreviation::significant).collect(Collectors.toSet());
        int longest = all.stream().mapToInt(String::length).max().orElse(SHORTEST);
        int length = SHORTEST;
        while (length < longest && distinct(all, length) < all.size()) {
            length++;
        }
        return new Abbreviation(Math.min(length, Math.max(longest, 1)));
    }

    private static long distinct(Set<String> values, int length) {
        return values.stream().map(value -> cut(value, length)).distinct().count();
    }

    /** Every branch of RFC 3261 begins with the cookie, which tells nothing apart. */
    private static String significant(String value) {
        return value.startsWith(Via.MAGIC_COOKIE) ? value.substring(Via.MAGIC_COOKIE.length()) : value;
    }

    private static String cut(String value, int length) {
        return value.substring(0, Math.min(length, value.length()));
    }

    String of(String value) {
        return cut(significant(value), length);
    }

    int length() {
        return length;
    }
}
