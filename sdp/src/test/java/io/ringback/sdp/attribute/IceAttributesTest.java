package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sdp.field.Leniency;
import io.ringback.testing.Rfc;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IceAttributesTest {
    private static final String CANDIDATE =
            "2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998";

    private static AttributeType<?> type(String name) {
        return AttributeTypes.of(Slice.of(name)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "candidate|" + CANDIDATE,
                "candidate|a0+B/1 256 udp 2147483647 2001:db8::1 0 typ host",
                "candidate|1 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0",
                "candidate|1 2 udp 1 aa-bb.local 1234 typ host network-id 1 network-cost 10",
                "candidate|1 1 udp 9 192.0.2.1 1 typ relay raddr 0.0.0.0 rport 9 ufrag F7gI",
                "candidate|1 1 udp 9 192.0.2.1 1 typ own raddr ::",
                "remote-candidates|1 192.0.2.3 45664",
                "remote-candidates|1 192.0.2.3 45664 2 192.0.2.3 45665",
                "ice-ufrag|8hhY",
                "ice-pwd|asd88fgpdd777uzjYhagZg",
                "ice-pacing|50",
                "ice-options|trickle",
                "ice-options|ice2 rtp+ecn",
            })
    void writesValuesAsItReadsThem(String name, String value) {
        Values.assertKept(type(name), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "candidate|1 1 udp 1 192.0.2.1 1|CANDIDATE|21",
                "candidate|1 1 udp 1 192.0.2.1 1 type host|CANDIDATE|21",
                "candidate|1 0 udp 1 192.0.2.1 1 typ host|CANDIDATE_RANGE|2",
                "candidate|1 257 udp 1 192.0.2.1 1 typ host|CANDIDATE_RANGE|2",
                "candidate|1 1 udp 0 192.0.2.1 1 typ host|CANDIDATE_RANGE|8",
                "candidate|1 1 udp 2147483648 192.0.2.1 1 typ host|CANDIDATE_RANGE|8",
                "candidate|1 1 udp 1 192.0.2.1 65536 typ host|CANDIDATE|20",
                "candidate|1_2 1 udp 1 192.0.2.1 1 typ host|CANDIDATE|1",
                "candidate|123456789012345678901234567890123 1 udp 1 192.0.2.1 1 typ host|CANDIDATE|0",
                "candidate|1 1 udp 1 192.0.2.1 1 typ relay raddr|CANDIDATE|37",
                "candidate|1 1 udp 1 192.0.2.1 1 typ relay raddr x rport y|CANDIDATE|46",
                "candidate|1 1 udp 1 192.0.2.1 1 typ host |CANDIDATE|31",
                "candidate|1 1 udp 1 192.0.2.1 1 typ host a|CANDIDATE|32",
                "candidate|1 0001 udp 1 192.0.2.1 1 typ host|CANDIDATE_RANGE|2",
                "candidate|1 1 udp 00000000001 192.0.2.1 1 typ host|CANDIDATE_RANGE|8",
                "candidate|1 1 udp 1 192.0.2.1 1 typ host a \u00e9|TRAILING|33",
                "remote-candidates|0 192.0.2.1 1|REMOTE_CANDIDATE|0",
                "remote-candidates|0001 192.0.2.1 1|REMOTE_CANDIDATE|0",
                "remote-candidates|1 192.0.2.1|REMOTE_CANDIDATE|11",
                "remote-candidates|1 192.0.2.1 1 2|REMOTE_CANDIDATE|15",
                "ice-ufrag|abc|ICE_UFRAG|0",
                "ice-ufrag|ab:cd|ICE_UFRAG|0",
                "ice-ufrag|abcd:|TRAILING|4",
                "ice-pwd|123456789012345678901|ICE_PWD|0",
                "ice-pacing|fast|ICE_PACING|0",
                "ice-pacing|10000000000|ICE_PACING|0",
                "ice-pacing|00000000050|ICE_PACING|0",
                "ice-options|a  b|ICE_OPTIONS|2",
                "ice-options|ice2 google-ice|ICE_OPTIONS|0",
                "ice-options|ice2,trickle|TRAILING|4",
            })
    void refusesOtherValues(String name, String value, AttributeRule rule, int offset) {
        Values.assertRejected(type(name), value, rule, offset);
    }

    @Test
    @Rfc(number = 8839, section = "5.1")
    void readsCandidates() {
        Candidate candidate = Values.read(IceAttributes.CANDIDATE, CANDIDATE + " generation 0 ufrag x");
        assertThat(candidate.foundation()).hasToString("2");
        assertThat(candidate.component()).isEqualTo(1);
        assertThat(candidate.transport()).hasToString("UDP");
        assertThat(candidate.priority()).isEqualTo(1_694_498_815);
        assertThat(candidate.address()).hasToString("192.0.2.3");
        assertThat(candidate.port()).isEqualTo(45_664);
        assertThat(candidate.type()).hasToString("srflx");
        assertThat(candidate.related()).contains(new Candidate.Related(Slice.of("203.0.113.141"), Optional.of(8_998)));
        assertThat(candidate.extension("generation")).contains(Slice.of("0"));
        assertThat(candidate.extension("tcptype")).isEmpty();
    }

    @Test
    @Rfc(number = 8839, section = "5.1")
    void countsDigitsAndNotOnlyTheirValue() {
        Candidate candidate = Values.read(IceAttributes.CANDIDATE, "1 001 udp 0000000001 192.0.2.1 1 typ host");
        assertThat(candidate).hasToString("1 1 udp 1 192.0.2.1 1 typ host");
        assertThat(Values.read(IceAttributes.ICE_PACING, "0000000050")).isEqualTo(50);
    }

    @Test
    @Rfc(number = 8839, section = "5.1")
    void keepsARelatedPortWithoutAddressAsAnExtension() {
        String value = "1 1 udp 1 192.0.2.1 1 typ srflx rport 8998 generation ";
        Candidate candidate = Values.read(IceAttributes.CANDIDATE, value);
        assertThat(candidate.related()).isEmpty();
        assertThat(candidate.extension("rport")).contains(Slice.of("8998"));
        assertThat(candidate.extension("generation")).contains(Slice.empty());
        assertThat(candidate).hasToString(value);
    }

    @Test
    @Rfc(number = 8839, section = "5.1")
    void makesCandidatesOfOurOwn() {
        Candidate host = Candidate.host("1", 1, 2_130_706_431, "192.0.2.1", 40_000);
        assertThat(host).hasToString("1 1 UDP 2130706431 192.0.2.1 40000 typ host");
        assertThat(Values.read(IceAttributes.CANDIDATE, host.toString())).isEqualTo(host);
        assertThatThrownBy(() -> Candidate.host("1 2", 1, 1, "192.0.2.1", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Candidate.host("1", 1, 1, "a b", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Candidate.Related(Slice.of("a b"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Candidate.Related(Slice.of("::"), Optional.of(65_536)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Candidate.Extension(Slice.of("a"), Slice.of("b c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 8839, section = "5.6")
    void toleratesOptionsOfOtherCharactersByName() {
        Values.assertTolerated(IceAttributes.ICE_OPTIONS, "ice2 google-ice", Leniency.ICE_OPTION);
    }

    @Test
    void makesNoCandidateOutOfRange() {
        Candidate good = Values.read(IceAttributes.CANDIDATE, CANDIDATE);
        assertThatThrownBy(() -> new Candidate(
                        good.foundation(),
                        0,
                        good.transport(),
                        1,
                        good.address(),
                        1,
                        good.type(),
                        Optional.empty(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stopsListsAtTheLimit() {
        String host = "1 1 udp 1 192.0.2.1 1 typ host";
        Values.assertRejected(
                IceAttributes.CANDIDATE, host + " a b".repeat(65), Limit.TOO_MANY_PARAMETERS, host.length() + 257);
        Values.assertRejected(
                IceAttributes.REMOTE_CANDIDATES, "1 x 1" + " 1 x 1".repeat(128), Limit.TOO_MANY_VALUES, 6 * 128);
    }

    @Test
    @Rfc(number = 8839, section = "5.4")
    void takesCredentialsOfUpTo256Characters() {
        assertThat(Values.read(IceAttributes.ICE_UFRAG, "+".repeat(256))).hasToString("+".repeat(256));
        Values.assertKept(IceAttributes.ICE_PWD, "+".repeat(256));
        Values.assertRejected(IceAttributes.ICE_UFRAG, "+".repeat(257), AttributeRule.ICE_UFRAG, 0);
    }

    @Test
    @Rfc(number = 8839, section = "5.4")
    void sendsFragmentsOfAtMost32Characters() {
        Values.assertKept(IceAttributes.ICE_UFRAG, "+".repeat(32));
        Slice received = Values.read(IceAttributes.ICE_UFRAG, "+".repeat(33));
        assertThatThrownBy(() -> Values.written(IceAttributes.ICE_UFRAG, received))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
