package io.ringback.sip.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.grammar.Uris;
import io.ringback.testing.Draw;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The laws that comparison of URIs has by RFC 3261 §19.1.4, and the one that it has not. */
class UriComparisonPropertiesTest {
    private static boolean equivalent(String one, String other) {
        return Uri.of(one).isEquivalent(Uri.of(other));
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void isReflexive(@ForAll Draw draw) {
        String uri = Uris.any(draw);
        assertThat(equivalent(uri, uri)).as(uri).isTrue();
    }

    /** Similar URIs, since two unrelated ones are hardly ever equivalent. */
    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void isSymmetric(@ForAll Draw draw) {
        String one = Uris.any(draw);
        String other = varied(draw, one);
        assertThat(equivalent(one, other)).as("%s and %s", one, other).isEqualTo(equivalent(other, one));
    }

    private static String varied(Draw draw, String uri) {
        String varied =
                draw.pick(uri, uri.toLowerCase(Locale.ROOT), uri + ";lr", uri + ";x9=1", uri.replace("a", "%61"));
        try {
            return Uri.of(varied).raw().toString();
        } catch (SyntaxException e) {
            return uri;
        }
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void ignoresTheOrderOfHeaders(@ForAll Draw draw) {
        List<String> headers = List.of("Subject=a", "SUBJECT=a", "subject=A", "x=%2f", "x=/", "%78=%2F", "y=", "y=");
        List<String> mine = draw.shuffled(headers).subList(0, 1 + draw.below(headers.size()));
        String one = "sip:a?" + String.join("&", mine);
        assertThat(equivalent(one, "sip:a?" + String.join("&", draw.shuffled(mine))))
                .isTrue();
        assertThat(equivalent(one, one + "&" + draw.pick(mine))).isFalse();
        assertThat(equivalent(one, one.replace("x=/", "x=%2F"))).isEqualTo(!one.contains("x=/"));
    }

    /** Headers are compared by a form that is the same if, and only if, their texts are. */
    @Property(tries = 3_000)
    @Rfc(number = 3261, section = "19.1.4")
    void hasANormalFormOfEachText(@ForAll Draw draw) {
        Slice one = escaped(draw);
        Slice other = escaped(draw);
        boolean caseCounts = draw.oneIn(2);
        assertThat(Escapes.normal(one, caseCounts).equals(Escapes.normal(other, caseCounts)))
                .as("%s and %s", one, other)
                .isEqualTo(UriComparison.sameText(one, other, caseCounts));
    }

    private static Slice escaped(Draw draw) {
        StringBuilder text = new StringBuilder();
        for (int i = draw.below(4); i > 0; i--) {
            text.append(draw.pick("a", "A", "%41", "%61", "/", "%2f", "%2F", "%25", "2", "f", "%c3", "%C3"));
        }
        return Slice.of(text.toString());
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void ignoresTheOrderOfParameters(@ForAll Draw draw) {
        String base = "sip:" + draw.pick("", "bob@") + "example.com";
        List<String> parameters =
                List.of(";transport=tcp", ";lr", ";ttl=1", ";maddr=[::1]", ";method=INVITE", ";user=ip", ";x=y", ";z");
        List<String> chosen = draw.shuffled(parameters).subList(0, draw.below(parameters.size() + 1));
        assertThat(equivalent(base + String.join("", chosen), base + String.join("", draw.shuffled(chosen))))
                .isTrue();
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void ignoresTheCaseOfAllButTheUser(@ForAll Draw draw) {
        String uri = Uris.sip(draw, false);
        Assume.that(uri.indexOf('@') < 0 && uri.indexOf('%') < 0);
        assertThat(equivalent(uri, uri.toUpperCase(Locale.ROOT))).as(uri).isTrue();
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void heedsTheCaseOfTheUser(@ForAll Draw draw) {
        String user = draw.pick("alice", "bob", "a%62c");
        assertThat(equivalent("sip:" + user + "@h", "sip:" + user.toUpperCase(Locale.ROOT) + "@h"))
                .isFalse();
    }

    @Property
    @Rfc(number = 3261, section = "19.1.4")
    void equalBytesAreEquivalentAndSoAreEqualUris(@ForAll Draw draw) {
        Uri uri = Uri.of(Uris.any(draw));
        Uri same = Uri.of(uri.raw().toString());
        assertThat(same).isEqualTo(uri).hasSameHashCodeAs(uri);
        assertThat(same.isEquivalent(uri)).isTrue();
    }

    /** And it comes back as an equivalent number. */
    @Property
    @Rfc(number = 3261, section = "19.1.6")
    void equivalentNumbersBecomeEquivalentUris(@ForAll Draw draw) {
        TelUri number = (TelUri) Uri.of(Uris.tel(draw));
        TelUri other = (TelUri) Uri.of(number.raw().toString().toUpperCase(Locale.ROOT));
        HostPort gateway = HostPort.of("h", HostPort.NO_PORT);
        assertThat(number.isEquivalent(other)).as("%s", number).isTrue();
        assertThat(number.toSipUri(gateway).isEquivalent(other.toSipUri(gateway)))
                .as("%s", number)
                .isTrue();
        assertThat(number.toSipUri(gateway).telephone().orElseThrow().isEquivalent(number))
                .as("%s", number)
                .isTrue();
    }

    /** A parameter that only one of two URIs has is ignored, so that two different values are both like none at all. */
    @Test
    @Rfc(number = 3261, section = "19.1.4")
    void isNotTransitive() {
        assertThat(equivalent("sip:a@b;x=1", "sip:a@b")).isTrue();
        assertThat(equivalent("sip:a@b", "sip:a@b;x=2")).isTrue();
        assertThat(equivalent("sip:a@b;x=1", "sip:a@b;x=2")).isFalse();
    }
}
