package io.ringback.sdp.attribute;

import io.ringback.text.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoding names that most descriptions are made of. One slice of each is shared by all that are read, so that a
 * mapping that is kept holds no description in memory.
 */
final class EncodingNames {
    private static final List<String> NAMES = List.of(
            "PCMU",
            "PCMA",
            "GSM",
            "G723",
            "DVI4",
            "LPC",
            "G722",
            "L16",
            "QCELP",
            "CN",
            "MPA",
            "G728",
            "G729",
            "CelB",
            "JPEG",
            "nv",
            "H261",
            "MPV",
            "MP2T",
            "H263",
            "telephone-event",
            "opus",
            "AMR",
            "AMR-WB",
            "EVS",
            "iLBC",
            "speex",
            "red",
            "rtx",
            "ulpfec",
            "flexfec-03",
            "VP8",
            "VP9",
            "AV1",
            "H264",
            "H265");
    private static final int MASK = 255;
    private static final @Nullable Slice[] TABLE = table();

    private EncodingNames() {}

    private static @Nullable Slice[] table() {
        @Nullable Slice[] table = new @Nullable Slice[MASK + 1];
        for (String name : NAMES) {
            Slice slice = Slice.of(name);
            int at = place(slice);
            while (table[at] != null) {
                at = at + 1 & MASK;
            }
            table[at] = slice;
        }
        return table;
    }

    private static int place(Slice name) {
        int last = name.length() - 1;
        return name.byteAt(0) * 5 + name.byteAt(last) * 17 + last * 31 & MASK;
    }

    /** A name, not empty: the shared slice if it is one of those above, else itself. */
    static Slice shared(Slice name) {
        for (int at = place(name); ; at = at + 1 & MASK) {
            Slice known = TABLE[at];
            if (known == null) {
                return name;
            }
            if (known.equals(name)) {
                return known;
            }
        }
    }
}
