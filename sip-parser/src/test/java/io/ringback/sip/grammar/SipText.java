package io.ringback.sip.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.KnownHeader.Shape;
import io.ringback.testing.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A valid SIP message with what was put into it, generated from the grammar: every known header, unknown ones, long,
 * compact and oddly cased names, white space and folds wherever they may be, comma lists, several fields of a name, and
 * bodies of one part and of several.
 *
 * @param text the message, each character one byte
 * @param method the method, or that of the CSeq
 * @param requestUri the Request-URI, or an empty text in a response
 * @param statusCode the status code, or 0 in a request
 * @param branch the branch of the topmost Via
 * @param fromTag the tag of From
 * @param toTag the tag of To, or an empty text
 * @param callId the Call-ID
 * @param sequence the CSeq number
 * @param vias the number of Via values
 * @param body the body
 */
public record SipText(
        String text,
        String method,
        String requestUri,
        int statusCode,
        String branch,
        String fromTag,
        String toTag,
        String callId,
        int sequence,
        int vias,
        String body) {
    private static final String REASON = Words.UNRESERVED + ";/?:@&=+$, \t";

    /** The message's bytes. */
    public byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    /** Where the body begins. */
    public int bodyStart() {
        return text.length() - body.length();
    }

    /** Where each header field begins, and at last the empty line. */
    public List<Integer> fieldStarts() {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf("\r\n") + 2; at < bodyStart(); at = text.indexOf("\r\n", at) + 2) {
            if (text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                starts.add(at);
            }
        }
        return starts;
    }

    /** Generates a message. */
    public static SipText of(Draw draw) {
        return new Writing(draw).message();
    }

    /** One header field: its line without white space that another generator would change. */
    static String field(Draw draw, String name, String value) {
        String colon = draw.oneIn(10) ? draw.pick(" :", "\t:", " \t :") : ":";
        return name + colon + draw.pick(" ", "", " ", "\t", "\r\n ", "  ") + value
                + (draw.oneIn(10) ? draw.pick(" ", "\t", "\r\n ") : "") + "\r\n";
    }

    static String name(Draw draw, KnownHeader header) {
        if (!header.compact().isEmpty() && draw.oneIn(4)) {
            return draw.oneIn(2) ? header.compact() : header.compact().toUpperCase(Locale.ROOT);
        }
        return Words.anyCase(draw, header.printed());
    }

    /** The scratch of one generation. */
    private static final class Writing {
        private static final List<KnownHeader> OPTIONAL = optional();

        private final Draw draw;
        private final List<String> fields = new ArrayList<>();

        Writing(Draw draw) {
            this.draw = draw;
        }

        private static List<KnownHeader> optional() {
            List<KnownHeader> optional = new ArrayList<>(List.of(KnownHeader.values()));
            optional.removeAll(List.of(
                    KnownHeader.VIA,
                    KnownHeader.FROM,
                    KnownHeader.TO,
                    KnownHeader.CALL_ID,
                    KnownHeader.CSEQ,
                    KnownHeader.MAX_FORWARDS,
                    KnownHeader.CONTENT_TYPE,
                    KnownHeader.CONTENT_LENGTH));
            return optional;
        }

        SipText message() {
            boolean request = !draw.oneIn(3);
            String method = HeaderValues.method(draw);
            String uri = request ? Uris.request(draw) : "";
            int status = request ? 0 : draw.between(100, 699);
            String version = draw.oneIn(20) ? "sip/2.0" : "SIP/2.0";
            String start = request ? method + " " + uri + " " + version : version + " " + status + " " + reason();
            String branch = "z9hG4bK" + Words.token(draw);
            int vias = vias(branch);
            String fromTag = Words.token(draw);
            String toTag = draw.oneIn(2) ? Words.token(draw) : "";
            String callId = Words.callId(draw);
            int sequence = draw.oneIn(4) ? Integer.MAX_VALUE : draw.below(99_999);
            add(
                    KnownHeader.FROM,
                    Parts.nameAddr(draw) + Words.separator(draw, ';') + "tag" + Words.separator(draw, '=') + fromTag);
            add(KnownHeader.TO, Parts.nameAddr(draw) + (toTag.isEmpty() ? "" : ";tag=" + toTag));
            add(KnownHeader.CALL_ID, callId);
            add(KnownHeader.CSEQ, sequence + Words.lws(draw) + method);
            add(KnownHeader.MAX_FORWARDS, Words.number(draw, 255));
            String body = body();
            others();
            StringBuilder text = new StringBuilder(start).append("\r\n");
            ordered().forEach(text::append);
            return new SipText(
                    text.append("\r\n").append(body).toString(),
                    method,
                    uri,
                    status,
                    branch,
                    fromTag,
                    toTag,
                    callId,
                    sequence,
                    vias,
                    body);
        }

        private void add(KnownHeader header, String value) {
            fields.add(field(draw, name(draw, header), value));
        }

        /** Fields in any order; those of Via keep theirs, since the topmost one is known. */
        private List<String> ordered() {
            List<String> shuffled = draw.oneIn(2) ? fields : draw.shuffled(fields);
            List<String> vias = fields.stream().filter(Writing::isVia).toList();
            List<String> ordered = new ArrayList<>();
            int via = 0;
            for (String field : shuffled) {
                ordered.add(isVia(field) ? vias.get(via++) : field);
            }
            return ordered;
        }

        private static boolean isVia(String field) {
            String name = field.substring(0, field.indexOf(':')).trim();
            return name.equalsIgnoreCase("Via") || name.equalsIgnoreCase("v");
        }

        private String reason() {
            return Words.pieces(draw, 4, d -> Words.some(d, REASON, 0, 6), Words::utf8, d -> "%41");
        }

        private int vias(String branch) {
            String top = "SIP/2.0/" + draw.pick("UDP", "TCP", "TLS") + " " + Uris.hostPort(draw) + ";branch=" + branch;
            StringBuilder value = new StringBuilder(top);
            int count = 1;
            for (int more = draw.below(4); more > 0; more--) {
                if (draw.oneIn(2)) {
                    add(KnownHeader.VIA, value.toString());
                    value.setLength(0);
                } else {
                    value.append(Words.comma(draw));
                }
                value.append(HeaderValues.of(KnownHeader.VIA, draw));
                count++;
            }
            add(KnownHeader.VIA, value.toString());
            return count;
        }

        private void others() {
            List<KnownHeader> chosen = new ArrayList<>();
            for (int count = draw.below(12); count > 0; count--) {
                chosen.add(draw.pick(OPTIONAL));
            }
            for (KnownHeader header : chosen.stream().distinct().toList()) {
                int lines = header.shape() == Shape.SINGLE || draw.oneIn(2) ? 1 : draw.between(1, 3);
                for (int i = 0; i < lines; i++) {
                    add(header, values(header));
                }
            }
            for (int count = draw.below(3); count > 0; count--) {
                fields.add(field(draw, "X-" + Words.token(draw), draw.oneIn(5) ? "" : Words.text(draw)));
            }
        }

        private String values(KnownHeader header) {
            boolean list = header.shape() == Shape.LIST || header.shape() == Shape.OPTIONAL_LIST;
            if (header.shape() == Shape.OPTIONAL_LIST && draw.oneIn(8)) {
                return "";
            }
            StringBuilder value = new StringBuilder(HeaderValues.of(header, draw));
            for (int more = list ? draw.below(4) : 0; more > 0; more--) {
                value.append(Words.comma(draw)).append(HeaderValues.of(header, draw));
            }
            return value.toString();
        }

        private String body() {
            Bodies.Body body = Bodies.of(draw);
            if (!body.type().isEmpty()) {
                add(KnownHeader.CONTENT_TYPE, body.type());
            }
            if (!draw.oneIn(6)) {
                add(
                        KnownHeader.CONTENT_LENGTH,
                        (draw.oneIn(8) ? "0" : "") + body.text().length());
            }
            return body.text();
        }
    }
}
