package io.ringback.sip.transaction.match;

import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.Headers;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.RangeReader;
import io.ringback.text.Slice;
import java.util.Arrays;

/**
 * A key that is made anew for every look-up in the same array: the parts of a message that RFC 3261 §17.1.3, §17.2.3
 * and §8.2.2.2 compare, each with its length before it. Branches and tags are compared byte for byte: peers that count
 * in letters of both cases exist, peers that change a branch's case do not. Not for use by several threads.
 */
public final class Probe {
    private static final String INVITE = Method.INVITE.name();

    private static final char CLIENT = 'C';
    private static final char MODERN_SERVER = 'S';

    /** The bytes of a part's length. */
    private static final int LEAD = 4;

    private final SipHash hash;
    private final TopVia via = new TopVia();
    private final RangeReader<Boolean> methodReader = this::appendLastWord;
    private byte[] bytes = new byte[256];
    private int length;
    private int value;
    private long high;
    private long low;

    /**
     * A probe.
     *
     * @param hash the hash of all keys of a table
     */
    public Probe(SipHash hash) {
        this.hash = hash;
    }

    /**
     * The key of the client transaction that a response belongs to: branch and CSeq's method (§17.1.3).
     *
     * @param response the response
     * @return false if its branch is none that {@link Branches} can have made
     */
    public boolean client(SipMessage response) {
        if (!readVia(response) || !via.hasOwnBranch()) {
            return false;
        }
        high = via.ownBranchHigh();
        low = via.ownBranchLow();
        value = clientHash(high);
        bytes[0] = CLIENT;
        length = 1;
        return response.headers().readText(KnownHeader.CSEQ, methodReader, false);
    }

    /**
     * The hash of a client transaction's key: a part of the branch, for nobody but us can choose it.
     *
     * @param branchHigh the branch's first 64 bits
     * @return what {@link #hash} is for its responses
     */
    public static int clientHash(long branchHigh) {
        return (int) branchHigh;
    }

    /**
     * Tells whether this is the {@link #client} key of a transaction.
     *
     * @param branchHigh its branch's first 64 bits
     * @param branchLow its branch's last 64 bits
     * @param method its method
     * @return true if the keys are equal
     */
    public boolean isClient(long branchHigh, long branchLow, Method method) {
        return high == branchHigh && low == branchLow && bytes[0] == CLIENT && hasMethod(method.name());
    }

    private boolean hasMethod(String name) {
        if (length - 1 != name.length()) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (bytes[i] != name.charAt(i - 1)) {
                return false;
            }
        }
        return true;
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
     * Tells whether a {@link #server} key is that of a request of RFC 2543, whose ACK has another key.
     *
     * @param key a copy of it
     * @return false if the branch alone tells what belongs to it
     */
    public static boolean isLegacy(byte[] key) {
        return key.length != 0 && key[0] != MODERN_SERVER;
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
        Headers headers = message.headers();
        return headers.readText(KnownHeader.VIA, via, false) || readViaBehindNone(headers);
    }

    /** A Via without a value, where the parser tolerates it, is as good as none: then the next one counts. */
    private boolean readViaBehindNone(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i) == KnownHeader.VIA && !headers.text(i).isEmpty()) {
                return via.read(headers.text(i));
            }
        }
        return false;
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

    /** Writes a part's length before it. */
    private void lead(int partLength) {
        reserve(LEAD + partLength);
        writeLength(length, partLength);
        length += LEAD;
    }

    private void reserve(int more) {
        int needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * needed);
        }
    }

    private void writeLength(int at, int partLength) {
        for (int i = 0; i < LEAD; i++) {
            bytes[at + i] = (byte) (partLength >>> (24 - 8 * i));
        }
    }

    private boolean seal() {
        value = (int) hash.hash(bytes, 0, length);
        return true;
    }

    /**
     * The hash of the key.
     *
     * @return 32 bits that nobody can foresee who does not know the hash's own key
     */
    public int hash() {
        return value;
    }

    /**
     * A copy of the key.
     *
     * @return its bytes
     */
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Tells whether a copy is of this key.
     *
     * @param key what {@link #copy} gave
     * @return true if the keys are equal
     */
    public boolean isCopiedIn(byte[] key) {
        return Arrays.equals(bytes, 0, length, key, 0, key.length);
    }

    /** The last word of the CSeq is its method. */
    private boolean appendLastWord(byte[] message, int from, int to) {
        int start = lastWord(message, from, to);
        reserve(to - start);
        System.arraycopy(message, start, bytes, length, to - start);
        length += to - start;
        return true;
    }

    private static int lastWord(byte[] message, int from, int to) {
        int start = to;
        while (start > from && message[start - 1] > ' ') {
            start--;
        }
        return start;
    }

    /**
     * A number that only this process can compute from the key, and that is the same for the same key.
     *
     * @param secret the function
     * @return 64 bits
     */
    public long derive(SipHash secret) {
        return secret.hash(bytes, 0, length);
    }
}
