package io.ringback.sdp.negotiation;

import java.util.OptionalInt;

/** Why the machine refused to go on. Its state is then what it was before. */
public enum Refusal {
    /** The peer's offer met ours on the way: 491 (RFC 3261 §14.2, RFC 3311 §5.2, RFC 6337 §4.3 UAS-IcI and others). */
    GLARE(491, "an offer came while ours waits for its answer"),
    /** The peer's former offer still waits for our answer: 500 (RFC 3311 §5.2, RFC 6337 §4.3 UAS-IsI and others). */
    OFFER_UNANSWERED(500, "the peer's offer waits for our answer"),
    /** Our offer still waits for its answer, so we cannot make another (RFC 3264 §4). */
    OFFER_PENDING(0, "our own offer waits for its answer"),
    /** There is no offer that could be answered or taken back. */
    NO_OFFER(0, "there is no offer"),
    /** There is no answer that could be confirmed. */
    NO_ANSWER(0, "there is no answer"),
    /** Nothing was agreed yet that could be repeated. */
    NO_SESSION(0, "nothing was agreed yet"),
    /** There is nothing that could be offered: no capability has a port. */
    NOTHING_TO_OFFER(0, "there is nothing to offer"),
    /** All payload types of a stream have a meaning already, which must stay (RFC 3264 §8.3.2). */
    NO_PAYLOAD_TYPE(0, "no payload type is free"),
    /** The description has a value that is not well-formed. */
    MALFORMED(488, "the description is malformed"),
    /** An offer with fewer streams than before, or an answer with another number than its offer (RFC 3264 §6, §8). */
    STREAM_COUNT(488, "the number of streams does not match"),
    /** An answer whose stream is of another type or protocol than offered (RFC 3264 §6). */
    STREAM_TYPE(488, "the type or protocol of a stream does not match"),
    /** An answer that accepts a stream which was offered with port 0 (RFC 3264 §8.2). */
    STREAM_DISABLED(488, "a disabled stream is accepted"),
    /** An answer that accepts a stream with formats of which none was offered (RFC 3264 §6.1). */
    NO_COMMON_FORMAT(488, "an accepted stream has no format in common"),
    /** One payload type with two meanings in one stream (RFC 8866 §6.6). */
    AMBIGUOUS_PAYLOAD_TYPE(488, "a payload type has two meanings"),
    /** A payload type that meant another codec before, where the policy does not allow it (RFC 3264 §8.3.2). */
    PAYLOAD_TYPE_REMAPPED(488, "a payload type has changed its meaning"),
    /** Two streams of one name (RFC 5888 §4). */
    AMBIGUOUS_MID(488, "two streams have the same mid"),
    /**
     * An answer to a multicast stream with another address, port or direction than offered, or the like (§6.1, §6.2).
     */
    MULTICAST(488, "multicast is not answered with the same"),
    /**
     * An answer to a stream that is protected by DTLS without a fingerprint, or with a role that does not go with ours
     * or is left open (RFC 5763 §5). Where it tells no role, we are the client.
     */
    SECURITY(488, "an accepted stream is not protected as offered");

    private final int statusCode;
    private final String description;

    Refusal(int statusCode, String description) {
        this.statusCode = statusCode;
        this.description = description;
    }

    /**
     * What is refused, in a few words.
     *
     * @return a description that is safe to log
     */
    public String description() {
        return description;
    }

    /**
     * How a request with the refused offer is answered in SIP (RFC 6337 §2.3, §4.3).
     *
     * @return 488, 491 or 500; absent where it is this side that asked for what cannot be
     */
    public OptionalInt statusCode() {
        return statusCode == 0 ? OptionalInt.empty() : OptionalInt.of(statusCode);
    }
}
