package io.ringback.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.ExtensionTypes;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Identity;
import io.ringback.sip.header.Products;
import io.ringback.sip.header.Via;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two manners of reading: by the RFC, and as real devices need it. */
class LeniencyTest {
    private static final String START = "OPTIONS sip:bob@example.com SIP/2.0\r\n";
    private static final String VIA = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n";
    private static final String FROM = "From: <sip:alice@example.com>;tag=1\r\n";
    private static final String TO = "To: <sip:bob@example.com>\r\n";
    private static final String REST = "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n";

    private static Parsed parse(SipParser parser, String text) {
        return parser.parse(text.getBytes(ISO_8859_1));
    }

    private static SipMessage lenient(String text) {
        return (SipMessage) parse(SipParser.lenient(), text);
    }

    private static boolean isValid(SipParser parser, String text) {
        return parse(parser, text) instanceof SipMessage message
                && message.validate().isEmpty();
    }

    /** A message with one deviation only. */
    private static String example(Leniency leniency) {
        return switch (leniency) {
            case BARE_LINE_FEED -> plus("").replace("\r\n", "\n");
            case NO_EMPTY_LINE -> START + VIA + FROM + TO + REST;
            case START_LINE_BLANKS ->
                plus("").replace("OPTIONS sip:bob@example.com ", "OPTIONS  sip:bob@example.com  ");
            case EMPTY_VALUE -> plus("Allow-Events: \r\nUser-Agent:");
            case REPEATED_HEADER -> plus("Content-Type: application/sdp\r\nc: application/sdp");
            case EMPTY_ELEMENT -> plus("Supported: ,outbound,,\r\n ,path, ");
            case NOT_UTF8 -> plus("Subject: caf\u00E9");
            case HOST_UNDERSCORE -> plus("Contact: <sip:a@my_host.example>");
            case SOFTWARE_TEXT -> plus("User-Agent: FPBX-14.0.13.4(13.27.0)");
            case PARAMETER_TWICE -> START + VIA + FROM + "To: <sip:bob@b.example>;tag=1;tag=2\r\n" + REST + "\r\n";
            case EMPTY_PARAMETER -> plus("Contact: <sip:a@192.0.2.1;;lr>;reg-id=1;;+sip.instance=\"<urn:uuid:1>\";");
            case UNQUOTED_VALUE -> plus("Contact: <sip:a@192.0.2.1>;pn-tok=/throttledthirdparty;app=");
            case UNQUOTED_DISPLAY_NAME ->
                START + VIA + "From: \\\"arik\\\" <sip:a@b.example>;tag=1\r\n" + TO + REST + "\r\n";
            case BLANK_IN_URI -> plus("Contact: < sip:a@192.0.2.1;\r\n pn-provider=acme >");
            case UNESCAPED_USER -> START + VIA + FROM + "To: <sip:*31#0123@b.example>\r\n" + REST + "\r\n";
            case NO_PHONE_CONTEXT -> START + VIA + FROM + "To: <tel:5555>\r\n" + REST + "\r\n";
            case THREE_COLONS -> START + VIA + FROM + "To: <sip:b@[2001:db8:::192.0.2.1]>\r\n" + REST + "\r\n";
            case LEADING_ZEROS -> START + VIA + FROM + "To: <sip:b@192.000.02.001>\r\n" + REST + "\r\n";
            case RECEIVED_NAME ->
                START + "Via: SIP/2.0/UDP a.example;received=b.example\r\n" + FROM + TO + REST + "\r\n";
            case ENCODING_TYPE -> plus("Accept-Encoding: text/plain");
            case OLD_IDENTITY -> plus("Identity: \"xN6gCHR6KxGM+nyiEM13\r\n LcWgAFQD3=\"");
            case QUOTED_TYPE -> plus("Identity: ..c;info=<https://x.example/y.cer>;alg=ES256;ppt=\"shaken\"");
            case JOINED_VALUES ->
                plus("Proxy-Authorization: Digest realm=\"a\", nonce=\"n\", Digest realm=\"b\", nonce=\"n\"");
            case NO_REASON_BLANK -> "SIP/2.0 480\r\n" + VIA + FROM + TO + REST + "\r\n";
            case FEATURE_DIGIT -> plus("Feature-Caps: *;+g.3gpp.srvcc;+3gpp.mid-call");
            case INSTANCE_TEXT -> plus("Contact: <sip:a@192.0.2.1>;+sip.instance=\"<urn:uuid:a {1}>\"");
            case DATE_CASE -> plus("Date: sat, 13 NOV 2010 23:29:00 gmt");
            case REASON_TEXT -> "SIP/2.0 480 Temporarily Unavailable [released]\r\n" + VIA + FROM + TO + REST + "\r\n";
        };
    }

    private static String plus(String line) {
        return START + VIA + FROM + TO + REST + line + (line.isEmpty() ? "\r\n" : "\r\n\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void refusesADeviationWhenStrict(Leniency leniency) {
        assertThat(isValid(SipParser.strict(), example(leniency))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void toleratesADeviationWhenLenientAndTellsIt(Leniency leniency) {
        SipMessage message = lenient(example(leniency));

        assertThat(message.validate()).isEmpty();
        assertThat(message.tolerated()).containsExactly(leniency);
    }

    @ParameterizedTest
    @EnumSource
    void toleratesExactlyWhatIsChosen(Leniency leniency) {
        SipParser chosen = SipParser.strict().tolerating(Set.of(leniency));
        SipParser others = SipParser.lenient().tolerating(EnumSet.complementOf(EnumSet.of(leniency)));

        assertThat(isValid(chosen, example(leniency))).isTrue();
        assertThat(isValid(others, example(leniency))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsMannerWhenItIsEdited(Leniency leniency) {
        SipMessage message = lenient(example(leniency));

        SipMessage edited = message.edit().set(HeaderTypes.MAX_FORWARDS, 69).build();

        assertThat(edited.validate()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingToTolerateInTheSeed(Seed seed) {
        SipMessage message = (SipMessage) SipParser.lenient().parse(seed.bytes());

        assertThat(message.validate()).isEmpty();
        assertThat(message.tolerated()).isEmpty();
    }

    @Test
    void toleratesNothingWhenStrict() {
        assertThat(((SipMessage) parse(SipParser.strict(), plus(""))).tolerated())
                .isEmpty();
    }

    @Test
    void tellsOfDeviationsBehindAnErrorToo() {
        SipMessage message = lenient(plus("Date: never\r\nUser-Agent: A(B)\r\nAccept-Encoding: a/b"));

        assertThat(message.validate()).isPresent();
        assertThat(message.tolerated()).containsExactly(Leniency.SOFTWARE_TEXT, Leniency.ENCODING_TYPE);
    }

    @Test
    @Rfc(number = 4475, section = "3.1.2.14")
    void readsAUriWithoutItsBlanks() {
        SipMessage message = lenient(example(Leniency.BLANK_IN_URI));

        assertThat(message.contact().orElseThrow().uri()).hasToString("sip:a@192.0.2.1;pn-provider=acme");
    }

    @Test
    @Rfc(number = 5118, section = "4.10")
    void readsThreeColonsAsTwo() {
        SipUri uri = (SipUri) lenient(example(Leniency.THREE_COLONS)).to().uri();

        assertThat(uri.host().name()).hasToString("2001:db8::192.0.2.1");
        assertThat(uri.host().address().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:c000:201");
    }

    @Test
    @Rfc(number = 5954, section = "4.1")
    void readsAnAddressWithoutItsZeros() {
        SipUri uri = (SipUri) lenient(example(Leniency.LEADING_ZEROS)).to().uri();

        assertThat(uri).hasToString("sip:b@192.000.02.001");
        assertThat(uri.host()).isEqualTo(Host.of("192.0.2.1"));
        assertThat(uri.isEquivalent(Uri.of("sip:b@192.0.2.1"))).isTrue();
    }

    @Test
    @Rfc(number = 5954, section = "4.1")
    void readsZerosWhereverAnAddressMayStand() {
        SipMessage message = lenient(plus("Contact: <sip:[2001:db8:::192.0.02.1];maddr=010.0.0.1>")
                .replace("UDP 192.0.2.1;", "UDP 010.0.0.010:5060;received=::ffff:010.1.2.3;maddr=01.2.3.4;"));
        SipUri uri = (SipUri) message.contact().orElseThrow().uri();

        assertThat(message.validate()).isEmpty();
        assertThat(message.tolerated()).containsExactly(Leniency.THREE_COLONS, Leniency.LEADING_ZEROS);
        assertThat(message.via().sentBy()).isEqualTo(HostPort.of("10.0.0.10", 5060));
        assertThat(uri.host()).isEqualTo(Host.of("2001:db8::192.0.2.1"));
        assertThat(uri.maddr()).hasValue(Host.of("10.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0192.0.2.1",
                "192.0.2.0001",
                "192.0.2.256",
                "192.0.2.01.",
                "192.0.2",
                "[192.0.02.1]",
                "[::01.2.3]"
            })
    @Rfc(number = 5954, section = "4.1")
    void takesNoZerosThatRfc3261HadNot(String host) {
        String text = example(Leniency.LEADING_ZEROS).replace("192.000.02.001", host);

        assertThat(isValid(SipParser.lenient(), text)).isFalse();
    }

    @Test
    void readsTheFirstOfTwoParameters() {
        assertThat(lenient(example(Leniency.PARAMETER_TWICE)).to().tag()).hasToString("Optional[1]");
    }

    @Test
    void readsParametersBesideEmptyOnes() {
        SipMessage message = lenient(example(Leniency.EMPTY_PARAMETER));
        SipUri uri = (SipUri) message.contact().orElseThrow().uri();

        assertThat(uri.isLooseRouter()).isTrue();
        assertThat(uri.parameters().list()).hasSize(1);
        assertThat(message.contact().orElseThrow().parameters().list()).hasSize(2);
        assertThat(message.headers().first(HeaderTypes.CONTACT).orElseThrow().regId())
                .hasValue(1);
    }

    @Test
    void readsAnEmptyFieldAsAbsent() {
        SipMessage message = lenient(example(Leniency.EMPTY_VALUE));

        assertThat(message.headers().first(HeaderTypes.USER_AGENT)).isEmpty();
        assertThat(message.headers().all(HeaderTypes.USER_AGENT)).isEmpty();
        assertThat(message.headers().all(ExtensionTypes.ALLOW_EVENTS)).isEmpty();
    }

    @Test
    void readsTheFieldBehindAnEmptyOne() {
        SipMessage message = lenient(plus(
                "Contact:\r\nm: ,\r\nContact: <sip:a@192.0.2.1>\r\nRoute:\r\nRoute: <sip:b;lr>\r\nVia:\r\nAllow:"));

        assertThat(message.validate()).isEmpty();
        assertThat(message.contact().orElseThrow()).hasToString("<sip:a@192.0.2.1>");
        assertThat(message.headers().all(HeaderTypes.CONTACT)).hasSize(1);
        assertThat(message.headers().first(HeaderTypes.ROUTE)).hasToString("Optional[<sip:b;lr>]");
        assertThat(message.headers().first(HeaderTypes.ALLOW)).isEmpty();
        assertThat(message.tolerated()).containsExactly(Leniency.EMPTY_VALUE, Leniency.EMPTY_ELEMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via:\r\n", "v:\r\nVia: ,\r\n", "Via:\r\n ,"})
    void readsTheViaBehindAnEmptyOne(String empty) {
        String text = plus("").replace("Via:", empty.endsWith("\n") ? empty + "Via:" : empty);
        SipRequest message = (SipRequest) lenient(text);
        Via via = message.via();

        assertThat(message.validateEssentials()).isEmpty();
        assertThat(message.validate()).isEmpty();
        assertThat(via.branch()).hasValue(Slice.of("z9hG4bK1"));
        assertThat(message.edit().removeFirst(HeaderTypes.VIA).build().headers().all(HeaderTypes.VIA))
                .isEmpty();
        Via marked = via.with("received", "192.0.2.9");
        assertThat(message.edit()
                        .replaceFirst(HeaderTypes.VIA, marked)
                        .build()
                        .headers()
                        .all(HeaderTypes.VIA))
                .containsExactly(marked);
        assertThat(isValid(SipParser.strict(), text)).isFalse();
        assertThat(((SipMessage) parse(SipParser.strict(), text)).validateEssentials())
                .isPresent();
    }

    @Test
    @Rfc(number = 3261, section = "20.37")
    void readsWhatFollowsAListThatMayBeEmpty() {
        SipMessage message = (SipMessage) parse(SipParser.strict(), plus("Supported:\r\nSupported: timer"));

        assertThat(message.validate()).isEmpty();
        assertThat(message.headers().first(HeaderTypes.SUPPORTED)).hasToString("Optional[timer]");
    }

    @Test
    void neverTakesAMandatoryFieldOrALengthTwiceOrForNothing() {
        assertThat(isValid(SipParser.lenient(), plus("Call-ID: 1"))).isFalse();
        assertThat(isValid(SipParser.lenient(), plus("From:"))).isFalse();
        assertThat(isValid(SipParser.lenient(), plus("").replace("To:", "To:\r\nTo:")))
                .isFalse();
        assertThat(isValid(SipParser.lenient(), plus("Content-Length: 0"))).isFalse();
        assertThat(isValid(SipParser.lenient(), plus("").replace("Content-Length: 0", "Content-Length:")))
                .isFalse();
        assertThat(isValid(SipParser.lenient(), plus("Subject: a\r\nSubject: b")))
                .isFalse();
    }

    @Test
    void readsWhatIsBesideEmptyElements() {
        SipMessage message = lenient(example(Leniency.EMPTY_ELEMENT));

        assertThat(message.headers().all(HeaderTypes.SUPPORTED)).hasToString("[outbound, path]");
        assertThat(message.headers().first(HeaderTypes.SUPPORTED)).hasToString("Optional[outbound]");
        assertThat(lenient(plus("Supported: ,")).headers().all(HeaderTypes.SUPPORTED))
                .isEmpty();
    }

    @Test
    void readsWhatIsNoUtf8AsReplacementCharacters() {
        assertThat(lenient(example(Leniency.NOT_UTF8)).headers().first(HeaderTypes.SUBJECT))
                .hasValue("caf\uFFFD");
    }

    @Test
    @Rfc(number = 8224, section = "4")
    void readsATypeWithoutItsQuotes() {
        Identity identity = lenient(example(Leniency.QUOTED_TYPE))
                .headers()
                .first(ExtensionTypes.IDENTITY)
                .orElseThrow();

        assertThat(identity.type()).hasValue(Slice.of("shaken"));
        assertThat(identity.algorithm()).hasValue(Slice.of("ES256"));
    }

    @Test
    @Rfc(number = 3261, section = "7.2")
    void readsAStatusWithoutAReason() {
        SipResponse response = (SipResponse) lenient(example(Leniency.NO_REASON_BLANK));

        assertThat(response.statusCode()).isEqualTo(480);
        assertThat(response.reasonPhrase().isEmpty()).isTrue();
        assertThat(response.edit().reasonPhrase("Away").build().startLine()).hasToString("SIP/2.0 480 Away");
    }

    /** A parenthesis that nothing closes begins no comment, and behind it there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"A/1 ( (b c) d", "A/1 (( b) (c d", "A/1 (b)c (d", "A/1 (b\\) (c)"})
    void readsWordsBehindAParenthesisThatBeginsNoComment(String text) {
        Products server = lenient(plus("Server: " + text))
                .headers()
                .first(HeaderTypes.SERVER)
                .orElseThrow();

        assertThat(server).hasToString(text);
        assertThat(server.parts()).noneMatch(Products.Comment.class::isInstance);
    }

    @Test
    @Rfc(number = 3261, section = "20.17")
    void readsADateInAnotherCase() {
        assertThat(lenient(example(Leniency.DATE_CASE)).headers().first(HeaderTypes.DATE))
                .hasValue(Instant.parse("2010-11-13T23:29:00Z"));
    }

    @Test
    @Rfc(number = 3840, section = "9")
    void toleratesOtherBytesThanUtf8InFeaturesToo() {
        String text = plus("Accept-Contact: *;description=\"<caf\u00E9>\"");

        assertThat(isValid(SipParser.strict(), text)).isFalse();
        assertThat(lenient(text).validate()).isEmpty();
        assertThat(lenient(text).tolerated()).containsExactly(Leniency.NOT_UTF8);
    }

    @Test
    void keepsSoftwareAsItIsWritten() {
        String text = "NEC Philips, (a) PJSUA Linux/x86_64/glibc-2.31 A(B) C/";
        SipMessage message = lenient(plus("Server: " + text));

        assertThat(message.headers().first(HeaderTypes.SERVER).orElseThrow())
                .hasToString(text.replace("A(B)", "A (B)"));
    }
}
