package io.ringback.sip.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.message.Headers;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.MessageRule;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Corpus;
import io.ringback.text.Cursor;
import io.ringback.text.Manner;
import io.ringback.text.SyntaxException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * URIs, addresses and header lines from the tests of other stacks, each alone. What is called valid must be read in the
 * lenient manner, what is called invalid must be refused in the strict one. A header line counts as valid if its name
 * is known and its values are read.
 */
class FragmentsTest {
    private static final String LIST = "fragment-disagreements.tsv";
    private static final Manner LENIENT = Manner.strict().tolerating(Set.of(Leniency.values()));

    @Test
    void agreesWithAVerdictOrListsTheReason() throws IOException {
        Map<String, String> disagreements = new TreeMap<>();
        for (JsonNode fragment : fragments()) {
            String kind = fragment.path("kind").asText();
            byte[] value = fragment.path("value").asText().getBytes(ISO_8859_1);
            String verdict = fragment.path("verdict").asText();
            String strict = verdict(kind, value, Manner.strict());
            String lenient = verdict(kind, value, LENIENT);
            boolean refused = verdict.equals("valid") && !lenient.equals(Verdict.VALID);
            if (refused || (verdict.equals("invalid") && strict.equals(Verdict.VALID))) {
                disagreements.put(printable(value), refused ? lenient : strict);
            }
        }
        Map<String, String> listed = new TreeMap<>();
        Listed.in(LIST).forEach((value, columns) -> listed.put(value, columns[1]));
        assertThat(disagreements).isEqualTo(listed);
        assertThat(Listed.in(LIST).values())
                .allSatisfy(row -> assertThat(row[2]).matches("RFC \\d+ .{15,}"));
    }

    private static JsonNode fragments() throws IOException {
        return new ObjectMapper().readTree(Corpus.bytes("fragments/fragments.json"));
    }

    private static String verdict(String kind, byte[] value, Manner manner) {
        return switch (kind) {
            case "uri" -> read(value, manner, Uri::read);
            case "uri-or-nameaddr" ->
                isAddress(value) ? read(value, manner, NameAddr::read) : read(value, manner, Uri::read);
            case "address", "fragment:SipAddr" -> read(value, manner, NameAddr::read);
            case "fragment:SipGenericParam" -> read(value, manner, Parameters::read);
            case "fragment:SipVersion" -> message(new String(value, ISO_8859_1) + " 200 OK\r\n\r\n");
            case "fragment:SipMsg" -> message(new String(value, ISO_8859_1));
            case "header" -> header(new String(value, ISO_8859_1), manner);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static boolean isAddress(byte[] value) {
        return new String(value, ISO_8859_1).contains("<");
    }

    /** Whether its start line and header fields can be told apart. */
    private static String message(String text) {
        return SipParser.strict().parse(text.getBytes(ISO_8859_1)) instanceof MalformedMessage malformed
                ? malformed.violation().rule().name()
                : Verdict.VALID;
    }

    private static String header(String line, Manner manner) {
        Parsed parsed = SipParser.lenient().parse(("SIP/2.0 200 OK\r\n" + line + "\r\n\r\n").getBytes(ISO_8859_1));
        Headers headers =
                parsed instanceof MalformedMessage malformed ? malformed.headers() : ((SipMessage) parsed).headers();
        if (headers.size() != 1) {
            return MessageRule.HEADER_NAME.name();
        }
        HeaderName name = headers.field(0).name();
        if (!(name instanceof KnownHeader known)) {
            return "unknown";
        }
        byte[] value = headers.field(0).value().toBytes();
        boolean mayBeEmpty = known.shape() == KnownHeader.Shape.OPTIONAL_LIST;
        return value.length == 0 && mayBeEmpty
                ? Verdict.VALID
                : read(value, manner, cursor -> readAll(HeaderTypes.of(known).orElseThrow(), cursor));
    }

    private static void readAll(HeaderType<?> type, Cursor cursor) {
        do {
            while (cursor.peek() == ',' && cursor.tolerates(Leniency.EMPTY_ELEMENT)) {
                cursor.next();
            }
            if (cursor.atEnd() && cursor.tolerates(Leniency.EMPTY_ELEMENT)) {
                return;
            }
            type.read(cursor);
            cursor.skipLws();
        } while (type.isRepeatable() && cursor.skip(','));
        if (!cursor.atEnd()) {
            throw cursor.error(HeaderRule.TRAILING);
        }
    }

    private static String read(byte[] value, Manner manner, Consumer<Cursor> reader) {
        Cursor cursor = Cursor.over(value, 0, value.length, manner);
        try {
            reader.accept(cursor);
            return cursor.atEnd() ? Verdict.VALID : HeaderRule.TRAILING.name();
        } catch (SyntaxException e) {
            return e.rule().name();
        }
    }

    private static String printable(byte[] value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value) {
            boolean plain = b > ' ' && b < 0x7F && b != '{' && b != '}';
            text.append(plain || b == ' ' ? "" + (char) b : String.format("{%02X}", b));
        }
        return text.toString();
    }
}
