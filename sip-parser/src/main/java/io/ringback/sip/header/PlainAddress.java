package io.ringback.sip.header;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.text.ParseLimits;
import org.jspecify.annotations.Nullable;

/** Reads addresses that fill a range and are written plainly, in brackets or without. */
final class PlainAddress {
    private PlainAddress() {}

    static boolean matches(byte[] bytes, int from, int to, ParameterGrammar grammar, ParseLimits limits) {
        return NameAddr.layout(bytes, from, to, grammar, limits) != NameAddr.NOT_PLAIN;
    }

    static @Nullable NameAddr read(byte[] bytes, int from, int to, ParameterGrammar grammar, ParseLimits limits) {
        long layout = NameAddr.layout(bytes, from, to, grammar, limits);
        return layout == NameAddr.NOT_PLAIN ? null : NameAddr.checked(bytes, from, to, layout);
    }

    static boolean matchesInBrackets(byte[] bytes, int from, int to, ParameterGrammar grammar, ParseLimits limits) {
        return isInBrackets(NameAddr.layout(bytes, from, to, grammar, limits));
    }

    static @Nullable NameAddr readInBrackets(
            byte[] bytes, int from, int to, ParameterGrammar grammar, ParseLimits limits) {
        long layout = NameAddr.layout(bytes, from, to, grammar, limits);
        return isInBrackets(layout) ? NameAddr.checked(bytes, from, to, layout) : null;
    }

    private static boolean isInBrackets(long layout) {
        return layout != NameAddr.NOT_PLAIN && NameAddr.hasBrackets(layout);
    }
}
