package io.ringback.sip.transaction;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.transaction.match.Branch;
import io.ringback.sip.transaction.match.SipHash;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The branch that a stateless proxy puts into the Via of a request that it forwards (RFC 3261 §16.11): computed from
 * the request that came, so that its retransmissions, its CANCEL and the ACK of a final response other than 2xx get the
 * same one. Who does not know the secret cannot tell the branch. Immutable.
 */
public final class StatelessBranch {
    private static final int SECRET = 32;

    private final SipHash high;
    private final SipHash low;

    private StatelessBranch(SipHash high, SipHash low) {
        this.high = high;
        this.low = low;
    }

    /**
     * A function of a secret.
     *
     * @param secret 32 random bytes; proxies that share them compute the same branches, as does a proxy that keeps them
     *     when it is started anew
     * @return the function
     */
    public static StatelessBranch keyedBy(byte[] secret) {
        if (secret.length != SECRET) {
            throw new IllegalArgumentException("a secret has " + SECRET + " bytes, not " + secret.length);
        }
        ByteBuffer key = ByteBuffer.wrap(secret).order(ByteOrder.LITTLE_ENDIAN);
        return new StatelessBranch(
                SipHash.forSecrets(key.getLong(), key.getLong()), SipHash.forSecrets(key.getLong(), key.getLong()));
    }

    /**
     * The branch for a request.
     *
     * @param received the request as it came, with the Via of whoever sent it on top
     * @return the magic cookie and 32 hexadecimal digits
     * @throws io.ringback.text.SyntaxException if the request has no Via, or cannot be read as far as it is needed
     */
    public String of(SipRequest received) {
        byte[] unique = unique(received);
        return Via.MAGIC_COOKIE
                + Branch.hex(high.hash(unique, 0, unique.length))
                + Branch.hex(low.hash(unique, 0, unique.length));
    }

    /** What differs between transactions: the branch alone, or for a peer of RFC 2543 all that may (§16.11). */
    private static byte[] unique(SipRequest received) {
        Via via = received.via();
        Slice branch = via.branch().orElse(Slice.empty());
        if (ResponseKey.isUnique(branch)) {
            return branch.toBytes();
        }
        ByteWriter all = ByteWriter.ofCapacity(256);
        part(all, Slice.of(via.text()));
        part(all, received.to().tag().orElse(Slice.empty()));
        part(all, received.from().tag().orElse(Slice.empty()));
        part(all, received.headers().text(KnownHeader.CALL_ID).orElse(Slice.empty()));
        all.decimal(received.cSeq().number()).octet(' ');
        part(all, received.rawRequestUri());
        return all.toBytes();
    }

    private static void part(ByteWriter all, Slice part) {
        all.decimal(part.length()).octet(' ').slice(part);
    }
}
