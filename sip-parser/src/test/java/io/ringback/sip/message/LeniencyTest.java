package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two manners of reading: by the RFC, and as real devices need it. */
class LeniencyTest {
    private static Parsed parse(SipParser parser, String text) {
        return parser.parse(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingToTolerateInTheSeed(Seed seed) {
        SipMessage message = (SipMessage) SipParser.lenient().parse(seed.bytes());

        assertThat(message.validate()).isEmpty();
        assertThat(message.tolerated()).isEmpty();
    }

    @Test
    @Rfc(number = 3261, section = "7")
    void toleratesBareLineFeedsWhereAskedTo() {
        String text = new String(Seed.TRYING.bytes(), UTF_8).replace("\r\n", "\n");

        assertThat(parse(SipParser.strict(), text)).isInstanceOf(MalformedMessage.class);
        assertThat(((SipMessage) parse(SipParser.lenient(), text)).tolerated())
                .containsExactly(Leniency.BARE_LINE_FEED);
    }

    @Test
    void toleratesExactlyWhatIsChosen() {
        String text = new String(Seed.TRYING.bytes(), UTF_8).replace("\r\n", "\n");

        assertThat(parse(SipParser.lenient().tolerating(Set.of()), text)).isInstanceOf(MalformedMessage.class);
        assertThat(parse(SipParser.strict().tolerating(Set.of(Leniency.BARE_LINE_FEED)), text))
                .isInstanceOf(SipMessage.class);
    }

    @Test
    void keepsItsMannerWhenItIsEdited() {
        String text = new String(Seed.TRYING.bytes(), UTF_8).replace("\r\n", "\n");
        SipMessage message = (SipMessage) parse(SipParser.lenient(), text);

        assertThat(message.edit().build().tolerated()).containsExactly(Leniency.BARE_LINE_FEED);
    }
}
