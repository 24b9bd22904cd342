package io.ringback.sdp.attribute;

import io.ringback.sdp.field.Leniency;
import io.ringback.sdp.field.Lexis;
import io.ringback.text.ByteWriter;
import io.ringback.text.Cursor;
import io.ringback.text.Slice;
import java.util.List;

/**
 * The types of the attributes of ICE (RFC 8839). Those without a value are {@link Property#ICE_LITE},
 * {@link Property#ICE_MISMATCH} and {@link Property#END_OF_CANDIDATES}.
 */
public final class IceAttributes {
    /** Addresses that may be tried, §5.1. */
    public static final AttributeType<Candidate> CANDIDATE = AttributeType.of("candidate", Candidate::read);

    /** The peer's candidates that were chosen, §5.2. */
    public static final AttributeType<List<RemoteCandidate>> REMOTE_CANDIDATES =
            AttributeType.of("remote-candidates", RemoteCandidate::readAll, RemoteCandidate::writeAll);

    /** The fragment of the user's name, §5.4: 4 to 256 characters, at most 32 of them when it is written. */
    public static final AttributeType<Slice> ICE_UFRAG = credential("ice-ufrag", 4, 32, AttributeRule.ICE_UFRAG);

    /** The password, §5.4: 22 to 256 characters. It is a secret. */
    public static final AttributeType<Slice> ICE_PWD = credential("ice-pwd", 22, 256, AttributeRule.ICE_PWD);

    /** How long to wait between checks, in milliseconds, §5.5. */
    public static final AttributeType<Long> ICE_PACING = AttributeType.of(
            "ice-pacing",
            cursor -> Numbers.digits(cursor, 10, 0, 9_999_999_999L, AttributeRule.ICE_PACING),
            (value, to) -> to.decimal(value));

    /** Extensions that are understood, such as {@code trickle} and {@code ice2}, §5.6. */
    public static final AttributeType<List<Slice>> ICE_OPTIONS =
            AttributeType.of("ice-options", IceAttributes::readOptions, IceAttributes::writeOptions);

    static final List<AttributeType<?>> ALL =
            List.of(CANDIDATE, REMOTE_CANDIDATES, ICE_UFRAG, ICE_PWD, ICE_PACING, ICE_OPTIONS);

    private static final int LONGEST_CREDENTIAL = 256;

    private IceAttributes() {}

    private static AttributeType<Slice> credential(String name, int shortest, int longest, AttributeRule rule) {
        return AttributeType.of(
                name,
                cursor -> readCredential(cursor, shortest, rule),
                (value, to) -> writeCredential(value, longest, to));
    }

    private static void writeCredential(Slice value, int longest, ByteWriter to) {
        if (value.length() > longest) {
            throw new IllegalArgumentException("more than " + longest + " characters are not sent");
        }
        to.slice(value);
    }

    private static Slice readCredential(Cursor cursor, int shortest, AttributeRule rule) {
        int from = cursor.position();
        Slice value = cursor.take(Candidate.ICE, rule);
        if (value.length() < shortest || value.length() > LONGEST_CREDENTIAL) {
            throw cursor.errorAt(rule, from);
        }
        return value;
    }

    private static List<Slice> readOptions(Cursor cursor) {
        int from = cursor.position();
        List<Slice> options = Lexis.list(cursor, ' ', Lexis.TOKEN, AttributeRule.ICE_OPTIONS);
        for (Slice option : options) {
            if (!Lexis.isAll(option, Candidate.ICE) && !cursor.tolerates(Leniency.ICE_OPTION)) {
                throw cursor.errorAt(AttributeRule.ICE_OPTIONS, from);
            }
        }
        return options;
    }

    private static void writeOptions(List<Slice> options, ByteWriter to) {
        Lexis.writeList(to, ' ', options);
    }
}
