package io.ringback.sip.grammar;

import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Draw;

/** Generates bodies: none, text, a session description, any bytes, and bodies of several parts (RFC 2046 §5.1). */
final class Bodies {
    private static final String BOUNDARY = Words.ALPHANUM + "'()+_,-./:=?";

    private Bodies() {}

    /**
     * A body.
     *
     * @param type its type, or an empty text if there is no body
     * @param text its bytes
     */
    record Body(String type, String text) {}

    static Body of(Draw draw) {
        return of(draw, 3);
    }

    private static Body of(Draw draw, int depth) {
        return switch (draw.below(6)) {
            case 2 -> new Body("text/plain;charset=utf-8", Words.text(draw));
            case 3 -> new Body("application/sdp", "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n");
            case 4 -> new Body("application/octet-stream", Words.some(draw, "\0\r\n-\u00FF a", 1, 40));
            case 5 -> depth > 0 ? multipart(draw, depth) : new Body("text/html", "<p/>");
            default -> new Body("", "");
        };
    }

    private static Body multipart(Draw draw, int depth) {
        String boundary = "b" + depth + Words.some(draw, BOUNDARY, 1, 12);
        String line = "\r\n--" + boundary;
        StringBuilder text = new StringBuilder(draw.oneIn(3) ? "preamble" : "");
        for (int count = draw.between(1, 3); count > 0; count--) {
            Body part = of(draw, depth - 1);
            text.append(text.length() == 0 && draw.oneIn(2) ? line.substring(2) : line);
            text.append(draw.oneIn(6) ? " \t" : "").append("\r\n");
            text.append(
                    part.type().isEmpty()
                            ? ""
                            : SipText.field(draw, SipText.name(draw, KnownHeader.CONTENT_TYPE), part.type()));
            if (draw.oneIn(3)) {
                text.append(SipText.field(
                        draw, "Content-Disposition", HeaderValues.of(KnownHeader.CONTENT_DISPOSITION, draw)));
            }
            if (draw.oneIn(3)) {
                text.append(SipText.field(draw, "Content-ID", HeaderValues.of(KnownHeader.CONTENT_ID, draw)));
            }
            if (draw.oneIn(3)) {
                text.append(SipText.field(
                        draw,
                        "Content-Transfer-Encoding",
                        HeaderValues.of(KnownHeader.CONTENT_TRANSFER_ENCODING, draw)));
            }
            text.append("\r\n").append(part.text());
        }
        text.append(line).append("--").append(draw.oneIn(2) ? "\r\n" : "").append(draw.oneIn(4) ? "epilogue" : "");
        if (text.toString().endsWith("--epilogue")) {
            text.insert(text.length() - 8, "\r\n");
        }
        return new Body(
                "multipart/" + draw.pick("mixed", "alternative", "related") + ";boundary=\"" + boundary + "\"",
                text.toString());
    }
}
