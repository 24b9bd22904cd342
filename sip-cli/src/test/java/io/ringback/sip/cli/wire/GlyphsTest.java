package io.ringback.sip.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void drawsWithWhatTheCharacterSetHas() {
        assertThat(Glyphs.of(StandardCharsets.UTF_8)).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(StandardCharsets.ISO_8859_1)).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(Glyphs.ASCII.fit("abcdef", 4)).isEqualTo("abc~");
        assertThat(Glyphs.ASCII.fit("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void shortensIdentifiersAsFarAsTheyStayDifferent() {
        Abbreviation near = Abbreviation.of(List.of("z9hG4bK-aaaaaaaa-1", "z9hG4bK-aaaaaaaa-2"));
        assertThat(near.of("z9hG4bK-aaaaaaaa-2")).isEqualTo("-aaaaaaaa-2");
        Abbreviation far = Abbreviation.of(List.of("z9hG4bK0123456789", "short"));
        assertThat(far.of("z9hG4bK0123456789")).isEqualTo("01234567");
        assertThat(far.of("short")).isEqualTo("short");
        assertThat(Abbreviation.of(List.of()).of("")).isEmpty();
    }
}
