package io.ringback.benchmarks;

import io.ringback.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The messages that are measured, by the names that a benchmark's parameter gives. */
final class Messages {
    private static final int VARIANTS = 64;
    private static final long SEED = 3261;
    private static final String LINE_END = "\r\n";
    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";

    private Messages() {}

    /**
     * The messages of a name.
     *
     * @param name a seed message's file, {@code mix} for all nine, or {@code perturbed} for 64 variants of the INVITE
     */
    static byte[][] of(String name) {
        if (name.equals("perturbed")) {
            return perturbed(new Random(SEED));
        }
        byte[][] found = Seed.all().stream()
                .filter(seed -> name.equals("mix") || name.equals(seed.file()))
                .map(Seed::bytes)
                .toArray(byte[][]::new);
        if (found.length == 0) {
            throw new IllegalArgumentException("no message " + name + " among " + Arrays.toString(Seed.values()));
        }
        return found;
    }

    private static byte[][] perturbed(Random random) {
        String invite = new String(Seed.AUTHORIZED_INVITE.bytes(), StandardCharsets.UTF_8);
        byte[][] variants = new byte[VARIANTS][];
        for (int i = 0; i < VARIANTS; i++) {
            variants[i] = perturb(invite, random).getBytes(StandardCharsets.UTF_8);
        }
        return variants;
    }

    /** The same headers in another order, whose names, tags, numbers and hashes have other lengths. */
    private static String perturb(String invite, Random random) {
        int head = invite.indexOf(LINE_END) + LINE_END.length();
        int body = invite.indexOf(LINE_END + LINE_END);
        List<String> lines =
                new ArrayList<>(List.of(invite.substring(head, body).split(LINE_END)));
        Collections.shuffle(lines, random);
        String changed = String.join(LINE_END, lines)
                .replace("z9hG4bK11E173", "z9hG4bK" + word(HEX, 4 + random.nextInt(36), random))
                .replace("655DFE64-B2A", word(HEX, 4 + random.nextInt(28), random))
                .replace("8C0B2A64-7BDC11E4-835EED1E-7210D108", word(HEX, 8 + random.nextInt(48), random))
                .replace("+18001234567", "+" + word(DIGITS, 3 + random.nextInt(12), random))
                .replace("1234567890", word(DIGITS, 3 + random.nextInt(12), random))
                .replace("yourname.pstn.twilio.com", "a".repeat(1 + random.nextInt(20)) + ".example.com")
                .replace("559389cd4b456fe70b70959fd9b16c9e", word(HEX, 8 + random.nextInt(56), random))
                .replace("1a6d40a6ea756edc34b787452d0f36fe", word(HEX, 8 + random.nextInt(56), random))
                .replace("Cisco-SIPGateway/IOS-15.2.4.M7", word(HEX, 4 + random.nextInt(40), random))
                .replace("2215181498-2078020068-2203708702", word(DIGITS, 4 + random.nextInt(40), random));
        return invite.substring(0, head) + changed + invite.substring(body);
    }

    private static String word(String characters, int length, Random random) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(characters.charAt(random.nextInt(characters.length())));
        }
        return word.toString();
    }
}
