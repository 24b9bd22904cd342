package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.sip.header.Method;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.Limit;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer may send by malice or mistake gets a verdict, never an exception that nobody declared. */
class HostileInputTest {
    private static final String OPTIONS = """
            OPTIONS sip:bob@example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=1
            To: <sip:bob@example.com>
            Call-ID: 1@192.0.2.1
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """.replace("\n", "\r\n");

    private static Parsed parse(String text) {
        return SipParser.strict().parse(text.getBytes(ISO_8859_1));
    }

    private static Violation violation(String text) {
        Parsed parsed = parse(text);
        if (parsed instanceof MalformedMessage malformed) {
            return malformed.violation();
        }
        return ((SipMessage) parsed).validate().orElseThrow();
    }

    @Test
    void takesTheMessageThatTheOthersDeviateFrom() {
        assertThat(((SipMessage) parse(OPTIONS)).validate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "To", "Call-ID", "CSeq"})
    @Rfc(number = 3261, section = "8.1.1")
    void refusesARequestWithoutAMandatoryHeader(String name) {
        String without = OPTIONS.replaceFirst(name + ": [^\r]*\r\n", "");
        assertThat(violation(without).rule()).isEqualTo(MessageRule.MANDATORY_HEADER);
        assertThat(violation(without).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length"})
    @Rfc(number = 3261, section = "7.3.1")
    void refusesASingleHeaderThatOccursTwice(String name) {
        String twice = OPTIONS.replaceFirst("(" + name + ": [^\r]*\r\n)", "$1$1");
        assertThat(violation(twice).rule()).isEqualTo(MessageRule.HEADER_TWICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact: *\r\nContact: <sip:a@b.example>\r\n",
                "Contact: <sip:a@b.example>\r\nm: *\r\n",
                "Contact: <sip:a@b.example>, *\r\n",
                "Contact: *, <sip:a@b.example>\r\n",
                "Contact: <sip:a@b.example>;x=*,\r\n *\r\n",
                "Contact: <sip:a@b.example>;x=*\r\nContact: *\r\n",
                "Contact: *\r\nContact: *\r\n"
            })
    @Rfc(number = 3261, section = "20.10")
    void refusesAStarBesideAnotherContact(String contacts) {
        Violation violation = violation(OPTIONS.replace("Max-Forwards", contacts + "Max-Forwards"));
        assertThat(violation.rule()).isEqualTo(HeaderRule.CONTACT);
        assertThat(violation.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact: * \r\n",
                "Contact:\r\n *\r\n",
                "Contact: <sip:a@b.example>;x=*\r\nContact: <sip:c@d.example>;x= *\r\n",
                "Contact: <sip:a@b.example>, <sip:c@d.example>;x=*\r\n"
            })
    @Rfc(number = 3261, section = "20.10")
    void takesAStarAloneAndStarsThatAreNoContact(String contacts) {
        Parsed parsed = parse(OPTIONS.replace("Max-Forwards", contacts + "Max-Forwards"));
        assertThat(((SipMessage) parsed).validate()).isEmpty();
    }

    static IntStream controlBytes() {
        return IntStream.range(0, 256).filter(b -> b != ' ' && b != '\t' && b != ':');
    }

    @ParameterizedTest
    @MethodSource("controlBytes")
    @Rfc(number = 3261, section = "25.1")
    void takesNothingButBlanksBetweenANameAndItsColon(int b) {
        boolean token = Lexis.TOKEN.contains(b);
        Parsed parsed = parse(OPTIONS.replace("To:", "To" + (char) b + ":"));
        if (token) {
            assertThat(((SipMessage) parsed).validateEssentials().orElseThrow().rule())
                    .isEqualTo(MessageRule.MANDATORY_HEADER);
        } else {
            assertThat(parsed).isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void findsAHeaderWhoseColonFollowsBlanks() {
        SipMessage message = (SipMessage) parse(OPTIONS.replace("To:", "To \t :"));
        assertThat(message.to().uri()).hasToString("sip:bob@example.com");
        assertThat(message.edit().remove(KnownHeader.TO).build().headers().has(KnownHeader.TO))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "+0", " ", "0x0", "1e3", "2147483648", "4294967328", "9223372036854775808", "0 0", "0,0"})
    @Rfc(number = 3261, section = "20.14")
    void refusesAContentLengthThatIsNoLength(String value) {
        assertThat(violation(OPTIONS.replace("Content-Length: 0", "Content-Length: " + value))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Rfc(number = 3261, section = "18.3")
    void refusesABodyThatIsTooShortAndTrimsOneThatIsTooLong() {
        assertThat(violation(OPTIONS.replace("Content-Length: 0", "Content-Length: 1"))
                        .rule())
                .isEqualTo(MessageRule.BODY_TOO_SHORT);
        SipMessage trimmed = (SipMessage) parse(OPTIONS + "trailing");
        assertThat(trimmed.bytes().toString()).isEqualTo(OPTIONS);
    }

    @ParameterizedTest
    @CsvSource({"2147483647, true", "2147483648, false", "4294967297, false", "-1, false", "1x, false"})
    @Rfc(number = 3261, section = "8.1.1.5")
    void holdsTheCSeqNumberBelowTwoToThe31(String number, boolean valid) {
        Parsed parsed = parse(OPTIONS.replace("CSeq: 1 ", "CSeq: " + number + " "));
        assertThat(((SipMessage) parsed).validate().isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "255, true", "256, false", "-1, false"})
    @Rfc(number = 3261, section = "20.22")
    void holdsMaxForwardsBelow256(String number, boolean valid) {
        Parsed parsed = parse(OPTIONS.replace("Max-Forwards: 70", "Max-Forwards: " + number));
        assertThat(((SipMessage) parsed).validate().isEmpty()).isEqualTo(valid);
    }

    @Test
    @Rfc(number = 3261, section = "8.1.1.5")
    void refusesACSeqOfAnotherMethod() {
        assertThat(violation(OPTIONS.replace("1 OPTIONS", "1 INVITE")).rule()).isEqualTo(MessageRule.CSEQ_METHOD);
    }

    @Test
    @Rfc(number = 3261, section = "21.5.6")
    void asksForStatus505ForAnotherVersion() {
        assertThat(violation(OPTIONS.replace("bob@example.com SIP/2.0", "bob@example.com SIP/3.0"))
                        .status())
                .isEqualTo(505);
    }

    @Test
    void answersNoBadResponse() {
        String response = OPTIONS.replaceFirst("[^\r]*", "SIP/2.0 200 OK").replace("CSeq: 1 ", "CSeq: x ");
        assertThat(violation(response).status()).isZero();
    }

    @Test
    void readsTheRestOfAMessageWithOneBadLine() {
        MalformedMessage malformed = (MalformedMessage) parse(OPTIONS.replace("Max-Forwards: 70", "no colon here"));
        SipMessage readable = malformed.readable().orElseThrow();
        assertThat(malformed.violation().rule()).isEqualTo(MessageRule.HEADER_NAME);
        assertThat(readable.validateEssentials()).isEmpty();
        assertThat(readable.headers().size()).isEqualTo(6);
    }

    @Test
    void tellsTheOffsetOfTheFault() {
        String text = OPTIONS.replace("tag=1", "tag=");
        assertThat(violation(text).offset()).isEqualTo(text.indexOf("tag=") + 4);
    }

    @Test
    void repeatsNothingOfTheMessageInItsErrors() {
        String secret = "Digest username=\"alice\", response=\"0123456789abcdef";
        String text = OPTIONS.replace("Max-Forwards: 70", "Authorization: " + secret);
        assertThat(violation(text).toString()).doesNotContain("alice").doesNotContain("0123456789abcdef");
        assertThat(parse(text).toString()).doesNotContain("alice");
    }

    @Test
    void stopsAtItsLimits() {
        String header = "X: y\r\n";
        assertThat(violation(OPTIONS.replace("Max-Forwards: 70\r\n", header.repeat(257)))
                        .rule())
                .isEqualTo(Limit.TOO_MANY_HEADERS);
        assertThat(violation(OPTIONS.replace("70\r\n", "70\r\nX: " + "a".repeat(9_000) + "\r\n"))
                        .rule())
                .isEqualTo(Limit.HEADER_TOO_LONG);
        assertThat(violation(OPTIONS.replace("bob@example.com SIP", "bob@" + "a".repeat(5_000) + " SIP"))
                        .rule())
                .isEqualTo(Limit.START_LINE_TOO_LONG);
        String parameters = IntStream.range(0, 64).mapToObj(i -> ";a" + i).collect(Collectors.joining());
        assertThat(violation(OPTIONS.replace("z9hG4bK1", "z9hG4bK1" + parameters))
                        .rule())
                .isEqualTo(Limit.TOO_MANY_PARAMETERS);
        assertThat(violation(OPTIONS.replace("70\r\n", "70\r\nAllow: A" + ",A".repeat(128) + "\r\n"))
                        .rule())
                .isEqualTo(Limit.TOO_MANY_VALUES);
        assertThat(violation(OPTIONS + "x".repeat(65_536)).rule()).isEqualTo(Limit.MESSAGE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nX: y", "a\rb", "a\0b", "a\r\n\r\nbody"})
    void writesNoValueThatBreaksOutOfItsLine(String value) {
        SipRequest.Builder builder = SipRequest.builder(Method.OPTIONS, SipUri.of("sip:bob@example.com"));
        assertThatThrownBy(() -> builder.set(KnownHeader.SUBJECT, value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(HeaderName.of("X"), value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.set(HeaderTypes.CALL_ID, Slice.of(value)))
                .isInstanceOf(IllegalArgumentException.class);
        NameAddr bob = NameAddr.of(SipUri.of("sip:bob@example.com"));
        assertThatThrownBy(() -> builder.set(HeaderTypes.TO, bob.withDisplayName(value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buildsWhatItReads() {
        SipRequest request = SipRequest.builder(Method.MESSAGE, SipUri.of("sip:bob@example.com"))
                .body(MediaType.of("text", "plain"), Slice.of("hello"))
                .set(HeaderTypes.CSEQ, new CSeq(7, Method.MESSAGE))
                .build();
        assertThat(request.bytes().toString())
                .isEqualTo("MESSAGE sip:bob@example.com SIP/2.0\r\nCSeq: 7 MESSAGE\r\n"
                        + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(request.body()).hasToString("hello");
    }

    @Test
    void givesAVerdictOnAnyMutationOfTheSeed() {
        Random random = new Random(20261123);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Seed.all().get(round % 9).bytes();
            for (int change = 0; change <= round % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Parsed parsed = SipParser.strict().parse(bytes);
            if (parsed instanceof SipMessage message) {
                assertThat(message.validate().isEmpty()
                                && message.validateEssentials().isPresent())
                        .isFalse();
                boolean kept = hasRightLength(message);
                assertThat(message.edit().build().equals(message)).isEqualTo(kept);
            }
        }
    }

    private static boolean hasRightLength(SipMessage message) {
        List<Integer> lengths = IntStream.range(0, message.headers().size())
                .filter(i -> message.headers().name(i) == KnownHeader.CONTENT_LENGTH)
                .mapToObj(i -> message.headers().contentLength())
                .toList();
        return lengths.equals(List.of(message.body().length()));
    }
}
