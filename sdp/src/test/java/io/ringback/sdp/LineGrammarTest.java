package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.field.Leniency;
import io.ringback.testing.Rfc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of all types of lines, by the rules of RFC 8866 §9. */
class LineGrammarTest {
    private static final List<String> ORDER = List.of("v", "o", "s", "i", "u", "e", "p", "c", "b", "t", "r", "z", "k");
    private static final List<String> NEEDED =
            List.of("v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0");

    /** A description with one line in the place of its own kind, or added where it belongs. */
    private static byte[] with(String line) {
        StringBuilder text = new StringBuilder();
        String letter = line.substring(0, 1);
        boolean later = !ORDER.contains(letter);
        for (String each : ORDER) {
            String own = NEEDED.stream()
                    .filter(needed -> needed.startsWith(each))
                    .findAny()
                    .orElse("");
            String present = each.equals(letter) ? line : own;
            String repeat = letter.equals("z") && each.equals("r") ? "r=7d 1h 0" : present;
            text.append(repeat.isEmpty() ? "" : repeat + "\r\n");
        }
        return (later ? text + line + "\r\n" : text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static SessionDescription read(SdpParser parser, String line) {
        ParsedDescription parsed = parser.parse(with(line));
        assertThat(parsed).as(line).isInstanceOf(SessionDescription.class);
        return (SessionDescription) parsed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=0",
                "v=00",
                "o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1",
                "o=- 0 99999999999999999999999 IN IP6 2001:db8::1",
                "o=é 1 1 IN IP4 host.example",
                "o=- 1 1 ATM NSAP 47.0091/x",
                "s= ",
                "s=漢",
                "i=\t",
                "u=http://www.example.com/seminars/sdp.pdf?a=b%20#c",
                "u=http://[2001:db8::1]:80/",
                "u=../x:y",
                "u=mailto:x@y",
                "e=j.doe@example.com",
                "e=j.doe@example.com (Jane Doe)",
                "e=Jane Doe <j.doe@example.com>",
                "e=\"a\\\"b\"@[192.0.2.1]",
                "p=+1 617 555-6011",
                "p=+1 617 555-6011 (Jane Doe)",
                "p=+1 617(Jane)",
                "p=Jane Doe <+1 617 555-6011>",
                "c=IN IP4 203.0.113.255",
                "c=IN IP4 233.252.0.1/127",
                "c=IN IP4 233.252.0.1/0/3",
                "c=IN IP4 239.255.255.255/255/2000000000",
                "c=IN IP6 FF00::db8:0:101",
                "c=IN IP6 ff00::db8:0:101/3",
                "c=IN IP6 ::ffff:192.0.2.1",
                "c=IN IP6 1:2:3:4:5:6:7::",
                "c=IN IP6 host.example",
                "c=ATM NSAP 47.0091.8100/3",
                "b=X-YZ:128",
                "b=AS:0",
                "t=0 0",
                "t=3724394400 0",
                "t=3724394400 12345678901234",
                "r=7d 1h 0 25h",
                "r=604800 3600 0 90000",
                "r=1 00 0",
                "z=3730928400 -1h 3749680800 0",
                "k=prompt",
                "k=clear:x y",
                "k=base64:YWI=",
                "k=base64:YQ==",
                "k=uri:",
                "a=x",
                "a=x:y:z",
                "a=x: ",
                "m=video 49170/2 RTP/AVP 31",
                "m=audio 0 RTP/AVP 0",
                "m=audio 00009 UDP/TLS/RTP/SAVPF 111 0",
                "m=message 2855 TCP/MSRP *",
            })
    @Rfc(number = 8866, section = "9")
    void takesWhatTheGrammarHas(String line) {
        SessionDescription description = read(SdpParser.strict(), line);
        assertThat(description.validate()).isEmpty();
        assertThat(description.bytes().toBytes()).isEqualTo(with(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "v=1|VERSION",
                "v=x|VERSION",
                "o=- 1 1 IN IP4|ORIGIN",
                "o=- 1 1  IN IP4 192.0.2.1|ORIGIN",
                "o=- x 1 IN IP4 192.0.2.1|ORIGIN",
                "o=- 1 1 IN IP4 192.0.2.1 x|ORIGIN",
                "c=IN IP4|CONNECTION",
                "c=IN IP4 |TRAILING_BLANK",
                "c=IN IP4 224.2.1.1/256|MULTICAST",
                "c=IN IP4 224.2.1.1/127/0|MULTICAST",
                "c=IN IP4 224.2.1.1/127/99999999999|MULTICAST",
                "c=IN IP4 224.2.1.1/127/3/1|TRAILING",
                "c=IN IP6 ff15::101/3/3|TRAILING",
                "b=AS|BANDWIDTH",
                "b=AS:|BANDWIDTH",
                "b=AS:x|BANDWIDTH",
                "b=AS:12:34|TRAILING",
                "t=0|TIMING",
                "t=x 0|TIMING",
                "t=0 0 0|TRAILING",
                "t=-1 0|TIMING",
                "r=0 1 0|REPEAT",
                "r=7d|REPEAT",
                "r=7d 1h|REPEAT",
                "r=7D 1h 0|REPEAT",
                "z=3730928400|ZONE",
                "z=3730928400 --1h|ZONE",
                "a=|EMPTY_VALUE",
                "a= x|NAME",
                "m=audio|MEDIA",
                "m=audio 1|MEDIA",
                "m=audio 1 RTP/AVP|MEDIA",
                "m=audio -1 RTP/AVP 0|PORT",
                "m=audio 65536 RTP/AVP 0|PORT",
                "m=audio 4294967296 RTP/AVP 0|PORT",
                "m=audio 18446744073709551616 RTP/AVP 0|PORT",
                "m=audio 1/65536 RTP/AVP 0|PORT",
                "m=audio 1 RTP//AVP 0|MEDIA",
            })
    @Rfc(number = 8866, section = "9")
    void refusesWhatTheGrammarHasNot(String line, String rule) {
        ParsedDescription parsed = SdpParser.strict().parse(with(line));
        SdpViolation violation = parsed instanceof MalformedDescription malformed
                ? malformed.violation()
                : ((SessionDescription) parsed).validate().orElseThrow();
        assertThat(violation.rule().name()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "t=0 7200|TIME|SHORT_TIME",
                "t=123456789 0|TIME|SHORT_TIME",
                "t=0123456789 0|TIME|SHORT_TIME",
                "z=0 1h|TIME|SHORT_TIME",
                "r=07 1h 0|NUMBER|PADDED_NUMBER",
                "m=audio 1/02 RTP/AVP 0|NUMBER|PADDED_NUMBER",
                "c=IN IP4 224.2.1.1/010|NUMBER|PADDED_NUMBER",
                "a=rtpmap:08 PCMA/8000|NUMBER|PADDED_NUMBER",
                "a=rtpmap:8 PCMA/08000|NUMBER|PADDED_NUMBER",
                "a=ptime:020|NUMBER|PADDED_NUMBER",
                "a=framerate:25.000|NUMBER|PADDED_NUMBER",
                "c=IN IP4 224.2.1.1|MULTICAST|MULTICAST",
                "c=IN IP4 0.0.0.0/127|MULTICAST|MULTICAST",
                "c=IN IP6 2001:db8::1/3|MULTICAST|MULTICAST",
                "c=IN IP4 256.1.1.1|ADDRESS|ADDRESS",
                "c=IN IP4 1.2.3|ADDRESS|ADDRESS",
                "c=IN IP4 01.2.3.4|ADDRESS|ADDRESS",
                "c=IN IP4 my_host|ADDRESS|ADDRESS",
                "c=IN IP4 2001:db8::1|ADDRESS|ADDRESS",
                "c=IN IP6 192.0.2.1|ADDRESS|ADDRESS",
                "c=IN IP6 1:2:3:4:5:6:7|ADDRESS|ADDRESS",
                "c=IN IP6 1:2:3:4:5:6:7:8:9|ADDRESS|ADDRESS",
                "c=IN IP6 1::2::3|ADDRESS|ADDRESS",
                "c=IN IP6 12345::|ADDRESS|ADDRESS",
                "c=IN IP6 :1:2:3:4:5:6:7|ADDRESS|ADDRESS",
                "c=IN IP6 fe80::1%eth0|ADDRESS|ADDRESS",
                "o=- 1 1 IN IP6 fe80:|ADDRESS|ADDRESS",
                "u=a b|URI|CONTACT",
                "u=%zz|URI|CONTACT",
                "u=1:2|URI|CONTACT",
                "u=a#b#c|URI|CONTACT",
                "e=NONE|EMAIL|CONTACT",
                "e=a@b (|EMAIL|CONTACT",
                "e=<a@b>|EMAIL|CONTACT",
                "e=a..b@c|EMAIL|CONTACT",
                "p=+|PHONE|CONTACT",
                "p=none|PHONE|CONTACT",
                "p=+1 2 Jane|PHONE|CONTACT",
                "k=secret:x|KEY|KEY",
                "k=base64:a|KEY|KEY",
                "k=clear:|KEY|KEY",
                "a=framerate:0S|FRAME_RATE|DESCRIPTIVE_ATTRIBUTE",
                "a=type:other|CONFERENCE|DESCRIPTIVE_ATTRIBUTE",
                "a=x:|VALUE|EMPTY_VALUE",
                "i=|EMPTY_VALUE|EMPTY_VALUE",
                "b=AS:1 |TRAILING_BLANK|TRAILING_BLANK",
                "y=0100000001|UNKNOWN_LINE|UNKNOWN_LINE",
            })
    void toleratesByNameWhatRealDevicesSend(String line, String rule, String name) {
        refusesWhatTheGrammarHasNot(line, rule);
        SessionDescription description = read(SdpParser.lenient(), line);
        assertThat(description.validate()).isEmpty();
        Set<Leniency> tolerated = Set.of(Leniency.valueOf(name));
        assertThat(description.tolerated()).isEqualTo(tolerated);
        assertThat(description.edit().build().bytes().toBytes()).isEqualTo(with(line));
        SdpParser exact = SdpParser.strict().tolerating(tolerated);
        assertThat(read(exact, line).validate()).isEmpty();
    }

    @Test
    @Rfc(number = 4566, section = "9")
    void takesTimeZonesWithoutRepetitionsAsRfc4566Does() {
        String text = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=3724394400 0\r\nz=3730928400 1h\r\n";
        Descriptions.accepted(SdpParser.strict().parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void listsOnItsPageWhatTheLenientMannerTolerates() throws IOException {
        Path page = Path.of(System.getProperty("ringback.root"), "docs", "sdp-deviations.md");
        List<String> rows = Files.readAllLines(page);
        rows.removeIf(line -> !line.startsWith("| `"));
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Leniency.values())
                        .map(leniency -> "| `" + leniency.name() + "` | " + leniency.description() + " | "
                                + leniency.source() + " | " + leniency.senders() + " |")
                        .toList());
    }
}
