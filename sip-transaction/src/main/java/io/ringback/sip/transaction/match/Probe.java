package io.ringback.sip.transaction.match;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.util.Arrays;
import java.util.Optional;

/**
 * A key that is made anew for every look-up in the same array: the parts of a message that RFC 3261 §17.1.3, §17.2.3
 * and §8.2.2.2 compare, each with its length before it. Branches and tags are compared byte for byte: peers that count
 * in letters of both cases exist, peers that change a branch's case do not. Not for use by several threads.
 */
public final class Probe {
    private static final String INVITE = Method.INVITE.name();

    /** What the keys of server transactions begin with whose branch is one of RFC 3261. */
    static final char MODERN_SERVER = 'S';

    /** The bytes of a part's length. */
    private static final int LEAD = 4;

    private final SipHash hash;
    private final TopVia via = new TopVia();
    private byte[] bytes = new byte[256];
    private int length;
    private long value;

    /**
     * A probe.
     *
     * @param hash the hash of all keys of a table
     */
    public Probe(SipHash hash) {
        this.hash = hash;
    }

    /**
     * The key of the client transaction that a request makes or a response belongs to: branch and CSeq's method
     * (§17.1.3).
     *
     * @param message the request as sent, or the response
     * @return false if it has no branch of RFC 3261, so that no transaction of ours can match
     */
    public boolean client(SipMessage message) {
        if (!readVia(message) || !via.hasCookie()) {
            return false;
        }
        start('C');
        branch();
        part(cSeqMethod(message));
        return seal();
    }

    /**
     * The key of the server transaction that a request belongs to, which is its INVITE's for an ACK: branch, sent-by
     * and method, or what stands for them in a request of RFC 2543 (§17.2.3).
     *
     * @param request the request
     * @return false if it has no readable Via
     */
    public boolean server(SipRequest request) {
        boolean ack = request.method().equals(Method.ACK);
        return server(request, ack ? INVITE : request.method().name(), ack);
    }

    /**
     * The key of the server transaction that a CANCEL is for (§9.2).
     *
     * @param cancel the CANCEL
     * @param method the method of the transaction that is looked for
     * @return false if it has no readable Via
     */
    public boolean cancelled(SipRequest cancel, Method method) {
        return server(cancel, method.name(), false);
    }

    /**
     * The key by which the ACK of an RFC 2543 peer finds its INVITE: that of the ACK's own {@link #server} look-up.
     *
     * @param invite the INVITE of such a peer
     * @param toTag the tag of the response that the ACK is for
     * @return false if it has no readable Via
     */
    public boolean legacyAck(SipRequest invite, Slice toTag) {
        boolean readable = readVia(invite);
        if (readable) {
            legacy(invite, 'A', INVITE, toTag);
        }
        return readable;
    }

    /**
     * The key that merged requests have in common: From tag, Call-ID and CSeq (§8.2.2.2).
     *
     * @param request a request without To tag
     * @return true
     */
    public boolean merged(SipRequest request) {
        start('M');
        part(request.from().tag().orElse(Slice.empty()));
        part(request.callId());
        part(text(request, KnownHeader.CSEQ));
        return seal();
    }

    private boolean server(SipRequest request, String method, boolean ack) {
        if (!readVia(request)) {
            return false;
        }
        if (via.hasCookie()) {
            start(MODERN_SERVER);
            branch();
            sentBy();
            part(method);
            return seal();
        }
        legacy(request, ack ? 'A' : 'L', method, request.to().tag().orElse(Slice.empty()));
        return true;
    }

    private void legacy(SipRequest request, char kind, String method, Slice toTag) {
        start(kind);
        part(request.rawRequestUri());
        part(toTag);
        part(request.from().tag().orElse(Slice.empty()));
        part(request.callId());
        int number = request.cSeq().number();
        part(Integer.toString(number));
        part(method);
        lead(via.valueLength());
        via.copyValue(bytes, length);
        length += via.valueLength();
        seal();
    }

    private boolean readVia(SipMessage message) {
        Optional<Slice> field = message.headers().text(KnownHeader.VIA);
        return field.isPresent() && via.read(field.get());
    }

    /** The last word of the CSeq. */
    private static Slice cSeqMethod(SipMessage message) {
        Slice text = text(message, KnownHeader.CSEQ);
        int from = text.length();
        while (from > 0 && text.byteAt(from - 1) > ' ') {
            from--;
        }
        return text.slice(from, text.length());
    }

    private static Slice text(SipMessage message, KnownHeader name) {
        return message.headers().text(name).orElse(Slice.empty());
    }

    private void start(char kind) {
        bytes[0] = (byte) kind;
        length = 1;
    }

    private void part(Slice part) {
        lead(part.length());
        part.copyTo(bytes, length);
        length += part.length();
    }

    private void part(String ascii) {
        lead(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private void branch() {
        lead(via.branchLength());
        via.copyBranch(bytes, length);
        length += via.branchLength();
    }

    private void sentBy() {
        lead(via.sentByLength());
        int folded = via.foldSentBy(bytes, length);
        writeLength(length - LEAD, folded);
        length += folded;
    }

    /** Makes room for a part, and writes its length. */
    private void lead(int partLength) {
        int needed = length + LEAD + partLength;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * needed);
        }
        writeLength(length, partLength);
        length += LEAD;
    }

    private void writeLength(int at, int partLength) {
        for (int i = 0; i < LEAD; i++) {
            bytes[at + i] = (byte) (partLength >>> (24 - 8 * i));
        }
    }

    private boolean seal() {
        value = hash.hash(bytes, 0, length);
        return true;
    }

    long hash() {
        return value;
    }

    boolean matches(byte[] key) {
        return Arrays.equals(bytes, 0, length, key, 0, key.length);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * The number that {@link Keyed#derive} gives for this key.
     *
     * @param secret the function
     * @return 64 bits
     */
    public long derive(SipHash secret) {
        return secret.hash(bytes, 0, length);
    }
}
