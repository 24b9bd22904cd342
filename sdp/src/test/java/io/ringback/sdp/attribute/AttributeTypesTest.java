package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTypesTest {
    private static AttributeType<?> type(String name) {
        return AttributeTypes.of(Slice.of(name)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "rtpmap|111 opus/48000/2",
                "rtpmap|0 PCMU/8000",
                "fmtp|111 minptime=10;useinbandfec=1",
                "ptime|20",
                "ptime|0.125",
                "maxptime|1.5",
                "framerate|29.97",
                "framerate|60",
                "quality|0",
                "quality|10",
                "cat|america.news",
                "keywds|SDP session description protocol",
                "tool|Own Tool 1.0 (beta)",
                "orient|portrait",
                "orient|seascape",
                "type|moderated",
                "type|H332",
                "charset|ISO-8859-1",
                "charset|UTF-8",
                "lang|en",
                "lang|zh-Hant-TW",
                "sdplang|fr",
                "label|main-audio",
                "content|slides",
                "content|main,speaker,x-own",
                "mid|audio",
                "group|LS",
                "group|LS 1 2",
                "group|BUNDLE audio video data",
            })
    void writesValuesAsItReadsThem(String name, String value) {
        Values.assertKept(type(name), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ptime|0|PACKET_TIME|0",
                "ptime|0.0|PACKET_TIME|0",
                "ptime|.5|PACKET_TIME|0",
                "ptime|5.|PACKET_TIME|2",
                "ptime|-20|PACKET_TIME|0",
                "ptime|1234567890123456789|PACKET_TIME|0",
                "maxptime|20ms|TRAILING|2",
                "framerate|0S|FRAME_RATE|0",
                "framerate|fast|FRAME_RATE|0",
                "quality|11|QUALITY|0",
                "quality|best|QUALITY|0",
                "cat|a b|TRAILING|1",
                "orient|Portrait|ORIENTATION|0",
                "orient|upright|ORIENTATION|0",
                "type|h332|CONFERENCE|0",
                "charset|a b|TRAILING|1",
                "charset|/|CHARSET|0",
                "lang|toolongtag|LANGUAGE|0",
                "lang|en_US|TRAILING|2",
                "lang|en-|LANGUAGE|3",
                "lang|-en|LANGUAGE|0",
                "label|a b|TRAILING|1",
                "label|(x)|LABEL|0",
                "content|main,|CONTENT|5",
                "content|main, alt|CONTENT|5",
                "mid|a/b|TRAILING|1",
                "mid|:|MID|0",
                "group|=|GROUP|0",
                "group|LS |GROUP|3",
                "group|LS 1  2|GROUP|5",
            })
    void refusesOtherValues(String name, String value, AttributeRule rule, int offset) {
        Values.assertRejected(type(name), value, rule, offset);
    }

    @Test
    @Rfc(number = 8866, section = "6.4")
    @Rfc(number = 8866, section = "6.13")
    void readsFractions() {
        assertThat(Values.read(AttributeTypes.PTIME, "0.125")).isEqualTo(new BigDecimal("0.125"));
        assertThat(Values.read(AttributeTypes.FRAMERATE, "29.97")).isEqualByComparingTo("29.97");
        assertThat(Values.written(AttributeTypes.PTIME, new BigDecimal("2E+1"))).isEqualTo("20");
        assertThatThrownBy(() -> Values.written(AttributeTypes.PTIME, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 5888, section = "5")
    void readsGroups() {
        Group group = Values.read(AttributeTypes.GROUP, "BUNDLE a b");
        assertThat(group).isEqualTo(Group.of("BUNDLE", "a", "b"));
        assertThat(group.isFor(Group.BUNDLE)).isTrue();
        assertThat(group.isFor(Group.LIP_SYNCHRONIZATION)).isFalse();
        assertThat(Values.read(AttributeTypes.GROUP, "ls a").isFor(Group.LIP_SYNCHRONIZATION))
                .isTrue();
        assertThat(group.tags()).containsExactly(Slice.of("a"), Slice.of("b"));
        assertThatThrownBy(() -> Group.of("BUNDLE", "a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stopsListsAtTheLimit() {
        Values.assertRejected(AttributeTypes.GROUP, "LS" + " x".repeat(200), Limit.TOO_MANY_VALUES, 3 + 2 * 128);
        Values.assertRejected(AttributeTypes.CONTENT, "x" + ",x".repeat(200), Limit.TOO_MANY_VALUES, 2 * 128);
    }

    @Test
    void findsEveryTypeByItsName() {
        for (AttributeType<?> type : AttributeTypes.all()) {
            assertThat(AttributeTypes.of(Slice.of(type.name()))).containsSame(type);
        }
        assertThat(AttributeTypes.all()).doesNotHaveDuplicates().containsAll(AttributeTypes.ofRfc8866());
        assertThat(AttributeTypes.of(Slice.of("x-own"))).isEmpty();
        assertThat(AttributeTypes.of(Slice.of("RTPMAP"))).isEmpty();
    }

    @Test
    void findsEveryPropertyByItsName() {
        for (Property property : Property.values()) {
            assertThat(Property.of(Slice.of(property.attribute()))).contains(property);
        }
        assertThat(Property.of(Slice.of("rtcp"))).isEmpty();
    }
}
