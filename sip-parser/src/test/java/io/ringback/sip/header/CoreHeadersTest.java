package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.Uri;
import io.ringback.testing.Rfc;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of RFC 3261's headers, and how they are made. */
class CoreHeadersTest {
    private static <T> T read(Function<Cursor, T> reader, String value) {
        return reader.apply(Slice.of(value).cursor());
    }

    @Test
    @Rfc(number = 3261, section = "20.1")
    void tellsWhichMediaTypesAreAccepted() {
        Accept any = read(Accept::read, "*/*;q=0.25");
        Accept text = read(Accept::read, "text/*");
        assertThat(any.q()).isEqualTo(new QValue(250));
        assertThat(text.q()).isEqualTo(QValue.ONE);
        assertThat(text.covers(MediaType.of("TEXT", "html"))).isTrue();
        assertThat(text.covers(MediaType.SDP)).isFalse();
        assertThat(any.covers(MediaType.SDP)).isTrue();
        assertThat(Accept.of(MediaType.SDP)).hasToString("application/sdp");
    }

    @Test
    @Rfc(number = 3261, section = "20.2")
    @Rfc(number = 3261, section = "20.3")
    void tellsWhichCodingsAndLanguagesAreAccepted() {
        assertThat(read(AcceptEncoding::read, "GZIP").covers("gzip")).isTrue();
        assertThat(read(AcceptEncoding::read, "*;q=0").covers("identity")).isTrue();
        assertThat(read(AcceptEncoding::read, "gzip").covers("compress")).isFalse();
        AcceptLanguage english = read(AcceptLanguage::read, "en;q=0.7");
        assertThat(english.covers(Slice.of("EN-gb"))).isTrue();
        assertThat(english.covers(Slice.of("eng"))).isFalse();
        assertThat(read(AcceptLanguage::read, "en-gb").covers(Slice.of("en"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1000", "0.5,500", "0.05,50", "0.005,5", "0.123,123", "1.000,1000", "0.,0"})
    @Rfc(number = 3261, section = "25.1")
    void readsAPreferenceToThreeDecimals(String text, int thousandths) {
        QValue value = read(QValue::read, text);
        assertThat(value.thousandths()).isEqualTo(thousandths);
        assertThat(read(QValue::read, value.toString())).isEqualTo(value);
        assertThat(value).isLessThanOrEqualTo(QValue.ONE);
    }

    @Test
    @Rfc(number = 3261, section = "20.10")
    void tellsHowLongAContactLasts() {
        assertThat(read(Contact::read, "<sip:a@b>;expires=60;q=0.3").expires()).hasValue(60L);
        assertThat(read(Contact::read, "<sip:a@b>;expires=60;q=0.3").q()).hasValue(new QValue(300));
        assertThat(read(Contact::read, "<sip:a@b>;expires=\"Thu\"").expires()).hasValue(3600L);
        assertThat(read(Contact::read, "<sip:a@b>;expires=4294967296").expires())
                .hasValue(3600L);
        assertThat(read(Contact::read, "<sip:a@b>").expires()).isEmpty();
        assertThat(Contact.STAR.expires()).isEmpty();
        assertThat(Contact.STAR.features()).isEmpty();
    }

    @Test
    @Rfc(number = 5626, section = "4.1")
    void tellsWhichInstanceAContactIs() {
        Contact contact = read(Contact::read, "<sip:a@b>;reg-id=2;+sip.instance=\"<urn:uuid:0-1>\";audio");
        assertThat(contact.regId()).hasValue(2);
        assertThat(contact.features())
                .containsExactly(
                        new Feature(Slice.of("+sip.instance"), Slice.of("<urn:uuid:0-1>")),
                        new Feature(Slice.of("audio"), Slice.empty()));
    }

    @Test
    @Rfc(number = 3261, section = "20.4")
    @Rfc(number = 3261, section = "20.9")
    void tellsWhereMoreIsFound() {
        Uri photo = Uri.of("http://example.com/alice.jpg");
        CallInfo icon = CallInfo.of(photo, "icon");
        assertThat(icon).hasToString("<http://example.com/alice.jpg>;purpose=icon");
        assertThat(icon.purpose()).hasValue(Slice.of("icon"));
        BracketedUri alert = read(BracketedUri::read, "<file:///moo.wav> ; delay=3");
        assertThat(alert.uri().scheme()).isEqualTo("file");
        assertThat(alert.parameters().number("delay")).hasValue(3L);
        assertThat(BracketedUri.of(photo)).hasToString("<http://example.com/alice.jpg>");
    }

    @Test
    @Rfc(number = 3261, section = "20.11")
    void requiresHandlingUnlessItIsOptional() {
        assertThat(read(ContentDisposition::read, "session").isRequired()).isTrue();
        assertThat(read(ContentDisposition::read, "session;handling=Optional").isRequired())
                .isFalse();
        assertThat(ContentDisposition.of("render").optional()).hasToString("render;handling=optional");
        assertThatThrownBy(() -> ContentDisposition.of("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 13 Nov 2010 23:29:00 GMT | 2010-11-13T23:29:00Z",
                "Thu, 29 Feb 2024 00:00:09 GMT | 2024-02-29T00:00:09Z",
                "Wed, 02 Jun 1982 09:05:59 GMT | 1982-06-02T09:05:59Z"
            })
    @Rfc(number = 3261, section = "20.17")
    void readsAndWritesADate(String text, Instant instant) {
        assertThat(read(HeaderTypes.DATE::read, text)).isEqualTo(instant);
        ByteWriter writer = ByteWriter.ofCapacity(32);
        HeaderTypes.DATE.write(instant, writer);
        assertThat(writer).hasToString(text);
    }

    @Test
    @Rfc(number = 3261, section = "20.33")
    void tellsWhenToTryAgain() {
        RetryAfter value = read(RetryAfter::read, "18000 (in a (long) meeting) ;duration=3600");
        assertThat(value.seconds()).isEqualTo(18_000);
        assertThat(value.comment()).hasToString("in a (long) meeting");
        assertThat(value.duration()).hasValue(3_600L);
        assertThat(RetryAfter.of(5)).hasToString("5");
        assertThatThrownBy(() -> RetryAfter.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3261, section = "20.38")
    void tellsHowLongAServerHasKeptARequest() {
        assertThat(read(Timestamp::read, "54").serverDelay()).isEmpty();
        assertThat(read(Timestamp::read, "54.5 1.25").serverDelay()).hasValue(Duration.ofMillis(1_250));
        assertThat(read(Timestamp::read, "54 .5").serverDelay()).hasValue(Duration.ofMillis(500));
        assertThat(read(Timestamp::read, "54 3000000000").serverDelay()).isEmpty();
        assertThat(Timestamp.of(54).withDelay(Duration.ofMillis(2_007))).hasToString("54 2.007");
    }

    @Test
    @Rfc(number = 3261, section = "20.41")
    void tellsProductsFromComments() {
        Products value = read(Products::read, "Cisco-SIPGateway/IOS-15.2 (x (y)) beta");
        assertThat(value.parts())
                .containsExactly(
                        new Products.Product(Slice.of("Cisco-SIPGateway"), Slice.of("IOS-15.2")),
                        new Products.Comment(Slice.of("x (y)")),
                        new Products.Product(Slice.of("beta"), Slice.empty()));
        assertThat(Products.of("Ringback", "1.0")).hasToString("Ringback/1.0");
        assertThatThrownBy(() -> Products.of("Ring back", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 3261, section = "20.43")
    void tellsWhatAWarningSays() {
        Warning warning = read(Warning::read, "307 isi.edu:5060 \"Parameter \\\"foo\\\" not understood\"");
        assertThat(warning.code()).isEqualTo(307);
        assertThat(warning.agent()).hasToString("isi.edu:5060");
        assertThat(warning.warnText()).isEqualTo("Parameter \"foo\" not understood");
        assertThat(Warning.of(399, HostPort.of("::1", 5060), "a\"b")).hasToString("399 [::1]:5060 \"a\\\"b\"");
    }

    @Test
    @Rfc(number = 8262, section = "3")
    void splitsAContentId() {
        ContentId id = read(ContentId::read, "<target123@atlanta.example.com>");
        assertThat(id.left()).hasToString("target123");
        assertThat(id.right()).hasToString("atlanta.example.com");
        assertThat(ContentId.of("target123", "atlanta.example.com")).isEqualTo(id);
        assertThatThrownBy(() -> ContentId.of("a", "b>")).isInstanceOf(SyntaxException.class);
    }

    @Test
    @Rfc(number = 3261, section = "20.24")
    void knowsOneMimeVersion() {
        assertThat(read(MimeVersion::read, "1.0")).isEqualTo(MimeVersion.ONE);
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void tellsWhatAChallengeAsksFor() {
        Challenge challenge =
                read(Challenge::read, "Digest realm=\"a \\\"b\\\"\", nonce=\"n\", qop=\"auth, auth-int\", stale=TRUE");
        assertThat(challenge.realm()).hasValue("a \"b\"");
        assertThat(challenge.nonce()).hasValue(Slice.of("n"));
        assertThat(challenge.qop()).containsExactly(Slice.of("auth"), Slice.of("auth-int"));
        assertThat(challenge.isStale()).isTrue();
        assertThat(challenge.algorithm()).isEmpty();
        assertThat(read(Challenge::read, "Digest realm=\"a\"").qop()).isEmpty();
    }

    @Test
    @Rfc(number = 7616, section = "3.4")
    void tellsWhoseCredentialsTheyAre() {
        Credentials credentials =
                read(Credentials::read, "Digest username=\"bob\", realm=\"biloxi.com\", nonce=\"n\", uri=\"sip:b\"");
        assertThat(credentials.username()).hasValue("bob");
        assertThat(credentials.realm()).hasValue("biloxi.com");
        assertThat(credentials.nonce()).hasValue(Slice.of("n"));
        assertThat(credentials.uri()).hasValue(Slice.of("sip:b"));
        assertThat(credentials.toString()).doesNotContain("bob");
        assertThat(credentials.response()).isEmpty();
        assertThat(credentials.nonceCount()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"00000001,1", "ffFFffFF,4294967295", "0000001,", "000000001,", "0000000g,", "1,"})
    @Rfc(number = 7616, section = "3.4")
    void tellsHowCredentialsWereMade(String count, Long number) {
        Credentials credentials = read(
                Credentials::read,
                "Digest response=\"0a\", algorithm=SHA-256, qop=auth, cnonce=\"c\", opaque=\"o\\\"\", nc=" + count);
        assertThat(credentials.response()).hasValue(Slice.of("0a"));
        assertThat(credentials.algorithm()).hasValue("SHA-256");
        assertThat(credentials.qop()).hasValue(Slice.of("auth"));
        assertThat(credentials.clientNonce()).hasValue(Slice.of("c"));
        assertThat(credentials.opaque()).hasValue(Slice.of("o\\\""));
        assertThat(credentials.nonceCount()).isEqualTo(Optional.ofNullable(number));
    }

    @Test
    @Rfc(number = 7616, section = "3.3")
    void tellsWhereCredentialsAreGood() {
        Challenge challenge =
                read(Challenge::read, "Digest domain=\" sip:a.example  sips:b.example\", opaque=\"o\", userhash=TRUE");
        assertThat(challenge.domain()).containsExactly(Slice.of("sip:a.example"), Slice.of("sips:b.example"));
        assertThat(challenge.opaque()).hasValue(Slice.of("o"));
        assertThat(challenge.allowsHashedUsername()).isTrue();
        assertThat(read(Challenge::read, "Digest domain=\"\"").domain()).isEmpty();
        assertThat(read(Challenge::read, "Digest realm=\"a\"").allowsHashedUsername())
                .isFalse();
    }
}
