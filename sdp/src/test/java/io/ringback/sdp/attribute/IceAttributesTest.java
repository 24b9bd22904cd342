package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "ice-options|ice2 rtp+ecn google-ice",
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
                "remote-candidates|0 192.0.2.1 1|REMOTE_CANDIDATE|0",
                "remote-candidates|1 192.0.2.1|REMOTE_CANDIDATE|11",
                "remote-candidates|1 192.0.2.1 1 2|REMOTE_CANDIDATE|15",
                "ice-ufrag|abc|ICE_UFRAG|0",
                "ice-ufrag|ab:cd|ICE_UFRAG|0",
                "ice-ufrag|abcd:|TRAILING|4",
                "ice-pwd|123456789012345678901|ICE_PWD|0",
                "ice-pacing|fast|ICE_PACING|0",
                "ice-pacing|10000000000|ICE_PACING|0",
                "ice-options|a  b|ICE_OPTIONS|2",
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
        Values.assertKept(IceAttributes.ICE_UFRAG, "+".repeat(256));
        Values.assertRejected(IceAttributes.ICE_UFRAG, "+".repeat(257), AttributeRule.ICE_UFRAG, 0);
    }
}
