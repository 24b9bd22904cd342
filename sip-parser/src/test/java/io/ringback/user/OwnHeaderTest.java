package io.ringback.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Lexis;
import io.ringback.sip.address.ParameterGrammar;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader.Shape;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.Violation;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's own header is read, edited and written by the same means as those of SIP. */
class OwnHeaderTest {
    /** A skill that a call centre's agent must have: {@code X-Skill: billing;level=3}. */
    record Skill(Slice name, Parameters parameters) implements Writable {
        static final HeaderType<Skill> TYPE = HeaderType.of(HeaderName.of("X-Skill"), Skill::read);

        private static final ParameterGrammar PARAMETERS =
                ParameterGrammar.generic().number("level", 9);

        static Skill of(String name, int level) {
            return new Skill(Slice.of(name), Parameters.none().with("level", Integer.toString(level)));
        }

        static Skill read(Cursor cursor) {
            return new Skill(cursor.take(Lexis.TOKEN, AddressRule.TOKEN), Parameters.read(cursor, PARAMETERS));
        }

        Optional<Long> level() {
            return parameters.number("level");
        }

        @Override
        public void writeTo(ByteWriter writer) {
            writer.slice(name);
            parameters.writeTo(writer);
        }
    }

    private static SipMessage parse(String header) {
        String text = "OPTIONS sip:bob@example.com SIP/2.0\r\n" + header + "\r\nContent-Length: 0\r\n\r\n";
        return (SipMessage) SipParser.strict().parse(Slice.of(text).toBytes());
    }

    @Test
    void readsItsFieldsFromListsAndRepeatedLinesOfAnyCase() {
        SipMessage message = parse("x-skill: billing;level=3, sales\r\nX-SKILL : support;level=1");
        assertThat(message.headers().all(Skill.TYPE))
                .extracting(skill -> skill.name().toString(), Skill::level)
                .containsExactly(
                        tuple("billing", Optional.of(3L)),
                        tuple("sales", Optional.empty()),
                        tuple("support", Optional.of(1L)));
    }

    @Test
    void refusesAWrongValueWithItsPlaceInTheMessage() {
        SipMessage message = parse("X-Skill: billing;level=10");
        assertThatThrownBy(() -> message.headers().first(Skill.TYPE))
                .isInstanceOfSatisfying(SyntaxException.class, e -> {
                    assertThat(e.rule()).isEqualTo(AddressRule.PARAMETER);
                    assertThat(e.offset()).isEqualTo(message.bytes().toString().indexOf("10"));
                });
    }

    @Test
    void isBuiltAndEditedAsAnyOther() {
        SipRequest request = SipRequest.builder(Method.OPTIONS, Uri.of("sip:bob@example.com"))
                .add(Skill.TYPE, Skill.of("billing", 3))
                .add(Skill.TYPE, Skill.of("sales", 1))
                .build();
        assertThat(request.edit().removeFirst(Skill.TYPE).build().headers().all(Skill.TYPE))
                .containsExactly(Skill.of("sales", 1));
        SipRequest.Builder builder = request.edit();
        assertThatThrownBy(() -> builder.set(Skill.TYPE, Skill.of("x\r\nVia: y", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final HeaderType<Skill> ONE_SKILL = Skill.TYPE.withShape(Shape.SINGLE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Skill: billing;level=3                 | LIST",
                "X-Skill: billing, sales                  | LIST",
                "X-Skill: billing~x-skill: sales;level=9  | LIST",
                "X-Skill: billing~X-Skill: sales          | LINES",
                "X-Skill: billing;level=3                 | SINGLE",
                "X-Skill:                                 | OPTIONAL_LIST",
                "X-Other: ;;;                             | SINGLE"
            })
    void isValidInTheShapeThatItHas(String fields, Shape shape) {
        assertThat(valid(fields).validate(List.of(Skill.TYPE.withShape(shape)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Skill: billing;level=10         | LIST          | PARAMETER    | 10",
                "X-Skill: billing, @               | LIST          | TOKEN        | @",
                "X-Skill: billing, sales           | SINGLE        | TRAILING     | , sales",
                "X-Skill: billing~X-Skill: sales   | SINGLE        | HEADER_TWICE | sales",
                "X-Skill: billing, sales           | LINES         | HEADERS_JOINED | billing",
                "X-Skill: ,                        | OPTIONAL_LIST | TOKEN        | ','"
            })
    void isInvalidInAnother(String fields, Shape shape, String rule, String at) {
        SipMessage message = valid(fields);
        assertThat(message.validate()).isEmpty();
        Violation violation =
                message.validate(List.of(Skill.TYPE.withShape(shape))).orElseThrow();
        assertThat(violation.rule().name()).isEqualTo(rule);
        assertThat(violation.status()).isEqualTo(400);
        int field = message.bytes().toString().lastIndexOf("X-Skill");
        assertThat(violation.offset()).isEqualTo(message.bytes().toString().indexOf(at, field + "X-Skill:".length()));
    }

    @Test
    void isNoConcernOfTheOtherHeaders() {
        SipMessage message = valid("X-Skill: ;;;~Max-Forwards: x");
        assertThat(message.validate(List.of(Skill.TYPE)).orElseThrow().rule().name())
                .isEqualTo("NUMBER");
    }

    @Test
    void readsOneValueOfAHeaderThatHasOneOnly() {
        assertThat(ONE_SKILL.isRepeatable()).isFalse();
        SipMessage message = parse("X-Skill: billing, sales");
        assertThat(message.headers().first(Skill.TYPE)).isPresent();
        assertThatThrownBy(() -> message.headers().first(ONE_SKILL)).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> HeaderTypes.VIA.withShape(Shape.SINGLE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(HeaderTypes.VIA.withShape(Shape.LIST)).isEqualTo(HeaderTypes.VIA);
    }

    private static SipMessage valid(String fields) {
        String mandatory = """
                Via: SIP/2.0/UDP a;branch=z9hG4bK1
                From: <sip:a@a>;tag=1
                To: <sip:b@b>
                Call-ID: 1
                CSeq: 1 OPTIONS
                """;
        return parse((mandatory + fields).replace("\n", "\r\n").replace("~", "\r\n"));
    }

    @Test
    void isNoConcernOfTheParser() {
        assertThat(SipParser.strict().parse(parse("X-Skill: ;;;").bytes().toBytes()))
                .isNotInstanceOf(MalformedMessage.class);
    }
}
