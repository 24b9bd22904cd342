package io.ringback.sip.grammar;

import static io.ringback.sip.grammar.Words.hex;

import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;
import java.util.Map;
import java.util.function.Function;

/** Generates values of the P-headers that networks have defined for themselves, each by its own RFC. */
final class PrivateValues {
    private PrivateValues() {}

    static void addTo(Map<KnownHeader, Function<Draw, String>> all) {
        all.put(KnownHeader.P_MEDIA_AUTHORIZATION, d -> Words.anyCase(d, hex(d, d.between(1, 60))));
        all.put(
                KnownHeader.P_ANSWER_STATE,
                d -> d.pick("Confirmed", "Unconfirmed", Words.token(d)) + Parts.parameters(d));
        all.put(KnownHeader.P_PROFILE_KEY, d -> Parts.address(d) + Parts.parameters(d));
        all.put(
                KnownHeader.P_REFUSED_URI_LIST,
                d -> Parts.address(d)
                        + Parts.parameters(
                                d,
                                Parts.Parameter.of(
                                        "members",
                                        x -> x.pick("\"cid:%s\"", "<cid:%s>")
                                                .formatted(hex(x, 5) + "@" + Uris.domain(x)))));
    }
}
