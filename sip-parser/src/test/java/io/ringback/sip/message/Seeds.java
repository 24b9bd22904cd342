package io.ringback.sip.message;

import io.ringback.sip.grammar.HeaderValues;
import io.ringback.sip.grammar.SipText;
import io.ringback.sip.grammar.Uris;
import io.ringback.sip.header.KnownHeader;
import io.ringback.testing.Corpus;
import io.ringback.testing.Draw;
import io.ringback.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a fuzzer begins with: the seed's messages, generated ones, and those of the corpora that are there. */
public final class Seeds {
    private static final int GENERATED = 60;
    private static final int LARGEST = 4_096;
    private static final List<String> CORPORA = List.of(
            "rfc4475",
            "rfc5118",
            "osip2",
            "resiprocate",
            "pjsip",
            "sofia-sip",
            "sipgo",
            "kamailio",
            "ersip",
            "captures-noise");

    private Seeds() {}

    public static Stream<byte[]> message() {
        return Stream.of(
                        Seed.all().stream().map(Seed::bytes),
                        LongStream.range(0, GENERATED)
                                .mapToObj(seed -> SipText.of(Draw.seeded(seed)).bytes()),
                        CORPORA.stream().flatMap(folder -> Corpus.seeds(folder, LARGEST)))
                .flatMap(all -> all);
    }

    public static Stream<byte[]> uri() {
        return LongStream.range(0, 2 * GENERATED).mapToObj(seed -> latin1(Uris.any(Draw.seeded(seed))));
    }

    public static Stream<byte[]> headerValue() {
        return Arrays.stream(KnownHeader.values())
                .flatMap(name -> IntStream.range(0, 2)
                        .mapToObj(seed -> latin1((char) name.index() + HeaderValues.of(name, Draw.seeded(seed)))));
    }

    public static Stream<byte[]> stream() {
        byte[] keepAlives = latin1("\r\n\r\nOPTIONS sip:a SIP/2.0\r\nL :\r\n 3\r\n\r\nabc\r\n");
        return Stream.concat(
                Stream.of(keepAlives),
                Stream.concat(message().limit(40), Corpus.seeds("captures-tcp-streams", LARGEST)));
    }

    public static Stream<byte[]> multipart() {
        return Stream.of(
                latin1("b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\n\r\nx\r\n--b--\r\n"),
                latin1("b\r\n\r\n--b\nContent-ID: <a@b>\n\nhello\n--b\n\nx\r\n--b--\n"),
                latin1(
                        "\"a b\"\r\n\r\npreamble\r\n--a b \r\nc: multipart/mixed;boundary=c\r\n\r\n--c\r\n\r\n\r\n--c--\r\n--a b--"));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
