package io.ringback.sdp.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.attribute.FormatParameters;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.Rule;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.OptionalInt;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatViewsTest {
    private static FormatParameters parameters(String text) {
        return FormatParameters.of("96", text);
    }

    private static <T extends Writable> void assertKept(Function<FormatParameters, T> view, String text) {
        T value = view.apply(parameters(text));
        assertThat(value.text()).isEqualTo(text);
        assertThat(view.apply(parameters(text))).isEqualTo(value).hasSameHashCodeAs(value);
    }

    private static void assertBreaks(Rule rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        exception -> assertThat(exception.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-15", "0-15,66,70", "32-49,52-60", "255", "0,2,4"})
    @Rfc(number = 4733, section = "2.5.1.1")
    void readsTelephoneEvents(String text) {
        assertKept(TelephoneEvents::of, text);
    }

    @Test
    void tellsWhichTelephoneEventsThereAre() {
        TelephoneEvents events = TelephoneEvents.of(parameters("0-11, 13,66"));
        assertThat(events.has(11)).isTrue();
        assertThat(events.has(12)).isFalse();
        assertThat(events.has(66)).isTrue();
        assertThat(events.has(-1)).isFalse();
        assertThat(events.and(TelephoneEvents.range(10, 20))).hasToString("10-11,13");
        assertThat(events.or(TelephoneEvents.range(12, 12))).hasToString("0-13,66");
        assertThat(events.and(TelephoneEvents.range(200, 255)).isEmpty()).isTrue();
        assertThat(TelephoneEvents.KEYS).hasToString("0-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "5-3", "0-", "0-15,", "a", "0 15"})
    void refusesOtherTelephoneEvents(String text) {
        assertBreaks(FormatRule.TELEPHONE_EVENTS, () -> TelephoneEvents.of(parameters(text)));
        assertThatThrownBy(() -> TelephoneEvents.range(0, 256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 7587, section = "6.1")
    void readsOpus() {
        assertThat(OpusParameters.of(parameters("x=1"))).isEqualTo(OpusParameters.DEFAULTS);
        assertKept(OpusParameters::of, "useinbandfec=1;minptime=10");
        assertKept(
                OpusParameters::of,
                "maxplaybackrate=16000;sprop-maxcapturerate=8000;maxaveragebitrate=20000;stereo=1;sprop-stereo=1;cbr=1;"
                        + "useinbandfec=1;usedtx=1;minptime=10");
        OpusParameters browser = OpusParameters.of(parameters("minptime=10; UseInbandFec=1; stereo=0"));
        assertThat(browser.inbandFec()).isTrue();
        assertThat(browser.stereo()).isFalse();
        assertThat(browser.minPacketTime()).hasValue(10);
        assertThat(browser.maxAverageBitRate()).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxplaybackrate=7999",
                "maxplaybackrate=48001",
                "maxaveragebitrate=5999",
                "maxaveragebitrate=510001",
                "stereo=2",
                "stereo",
                "usedtx=yes",
                "cbr=1x",
                "minptime=0"
            })
    void refusesOpusOutOfRange(String text) {
        assertBreaks(FormatRule.OPUS, () -> OpusParameters.of(parameters(text)));
    }

    @Test
    @Rfc(number = 6184, section = "8.1")
    void readsH264() {
        H264Parameters browser =
                H264Parameters.of(parameters("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"));
        assertThat(browser.profileLevelId()).isEqualTo(0x42E01F);
        assertThat(browser.profile()).isEqualTo(H264Profile.CONSTRAINED_BASELINE);
        assertThat(browser.level()).isEqualTo(31);
        assertThat(browser.packetizationMode()).isEqualTo(1);
        assertThat(browser.levelAsymmetryAllowed()).isTrue();
        assertThat(H264Parameters.of(parameters("x=1"))).isEqualTo(H264Parameters.DEFAULTS);
        assertKept(
                H264Parameters::of,
                "packetization-mode=1;profile-level-id=640032;sprop-parameter-sets=Z2QAMqw7UBAA,aO48sA==");
    }

    @ParameterizedTest
    @CsvSource({
        "42e01f, 42c00a, true",
        "42e01f, 4d801f, true",
        "42e01f, 58c01f, true",
        "42001f, 588015, true",
        "42e01f, 42001f, false",
        "4d001f, 4d401f, true",
        "58001f, 584015, true",
        "64001f, 640c1f, false",
        "640032, 64000a, true",
    })
    @Rfc(number = 6184, section = "8.2.2")
    void tellsProfilesApart(String one, String other, boolean same) {
        H264Parameters first = H264Parameters.of(parameters("profile-level-id=" + one));
        H264Parameters second = H264Parameters.of(parameters("profile-level-id=" + other));
        assertThat(first.isSameConfiguration(second)).isEqualTo(same);
        H264Parameters single = H264Parameters.of(parameters("packetization-mode=1;profile-level-id=" + other));
        assertThat(first.isSameConfiguration(single)).isFalse();
    }

    @Test
    void refusesOtherH264() {
        for (String profile : new String[] {"42e01", "42e01f0", "42e01g", ""}) {
            assertBreaks(FormatRule.H264_PROFILE, () -> H264Parameters.of(parameters("profile-level-id=" + profile)));
        }
        assertBreaks(FormatRule.H264, () -> H264Parameters.of(parameters("packetization-mode=3")));
    }

    @Test
    @Rfc(number = 4867, section = "8.1")
    void readsAmr() {
        assertThat(AmrParameters.of(parameters("x=1"))).isEqualTo(AmrParameters.DEFAULTS);
        assertKept(
                AmrParameters::of,
                "octet-align=1;mode-set=0,2,4,7;mode-change-period=2;mode-change-capability=2;mode-change-neighbor=1;"
                        + "max-red=220;crc=1;robust-sorting=1;interleaving=30");
        AmrParameters gsm = AmrParameters.of(parameters("mode-set=0,2,4,7; mode-change-period=2"));
        assertThat(gsm.modeSet()).containsExactly(0, 2, 4, 7);
        assertThat(gsm.octetAligned()).isFalse();
        assertThat(AmrParameters.of(parameters("crc=1")).octetAligned()).isTrue();
        assertThat(gsm.isSameConfiguration(AmrParameters.DEFAULTS)).isTrue();
        assertThat(gsm.isSameConfiguration(AmrParameters.of(parameters("octet-align=1"))))
                .isFalse();
    }

    @Test
    void refusesOtherAmr() {
        for (String text : new String[] {"mode-set=9", "mode-set=1,", "mode-set=1;octet-align=2", "interleaving=0"}) {
            assertBreaks(FormatRule.AMR, () -> AmrParameters.of(parameters(text)));
        }
        assertBreaks(Limit.TOO_MANY_VALUES, () -> AmrParameters.of(parameters("mode-set=0" + ",0".repeat(9))));
        assertThat(AmrParameters.of(parameters("mode-set=0")).text()).isEqualTo("mode-set=0");
        assertThat(AmrParameters.of(parameters("mode-set=8")).modeSet()).hasToString("[8]");
        assertThat(parameters("mode-set=8").value("mode-set")).contains(Slice.of("8"));
    }
}
