package io.ringback.sdp;

import io.ringback.sdp.attribute.AttributeType;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** What a fuzzer begins with: the seed's descriptions, generated ones, and those of the corpora that are there. */
public final class Seeds {
    private static final int GENERATED = 60;
    private static final int LARGEST = 4_096;
    private static final String CORPORA = "rfc-sdp-examples sdp-gortc sdp-janus sdp-mozilla sdp-pion sdp-pjsip"
            + " sdp-rtpengine sdp-rtsp sdp-sdp-transform sdp-sipstacks sdp-webrtc sdp-webrtc-apps";

    private Seeds() {}

    /** Whole descriptions. */
    public static Stream<byte[]> description() {
        return Stream.of(
                        Stream.of("/seed/early-answer.sdp").map(Descriptions::bytes),
                        generated().stream(),
                        Stream.of(CORPORA.split(" ")).flatMap(folder -> Corpus.seeds(folder, LARGEST)))
                .flatMap(all -> all);
    }

    /** A value for each type of attribute, behind the byte that chooses the type. */
    public static Stream<byte[]> attributeValue() {
        List<AttributeType<?>> types = AttributeTypes.all();
        return new String(Descriptions.bytes("/io/ringback/sdp/fuzz/values.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> latin1((char) indexOf(types, line) + line.substring(line.indexOf(':') + 1)));
    }

    private static int indexOf(List<AttributeType<?>> types, String line) {
        String name = line.substring(0, line.indexOf(':'));
        return IntStream.range(0, types.size())
                .filter(index -> types.get(index).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of the name " + name));
    }

    private static List<byte[]> generated() {
        List<byte[]> all = new ArrayList<>(GENERATED);
        JqwikSession.run(() -> {
            RandomGenerator<String> generator = GeneratedDescriptions.valid().generator(GENERATED);
            Random random = new Random(1);
            for (int i = 0; i < GENERATED; i++) {
                all.add(generator.next(random).value().getBytes(StandardCharsets.UTF_8));
            }
        });
        return all;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
