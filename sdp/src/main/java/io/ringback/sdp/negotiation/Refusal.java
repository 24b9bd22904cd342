package io.ringback.sdp.negotiation;

/** Why the machine refused to go on. Its state is then what it was before. */
public enum Refusal {
    /** The peer's offer met ours on the way (RFC 3261 §14.2, RFC 3311 §5.2: answered with 491). */
    GLARE("an offer came while ours waits for its answer"),
    /** Our offer still waits for its answer. */
    OFFER_PENDING("our own offer waits for its answer"),
    /** The peer's offer still waits for our answer (RFC 3311 §5.2: a further one is answered with 500). */
    OFFER_UNANSWERED("the peer's offer waits for our answer"),
    /** There is no offer that could be answered or taken back. */
    NO_OFFER("there is no offer"),
    /** Nothing was agreed yet that could be changed. */
    NO_SESSION("nothing was agreed yet"),
    /** There is nothing that could be offered: no capability has a port. */
    NOTHING_TO_OFFER("there is nothing to offer"),
    /** The description has a value that is not well-formed. */
    MALFORMED("the description is malformed"),
    /** An offer with fewer streams than before, or an answer with another number than its offer (RFC 3264 §6, §8). */
    STREAM_COUNT("the number of streams does not match"),
    /** An answer whose stream is of another type or protocol than offered (RFC 3264 §6). */
    STREAM_TYPE("the type or protocol of a stream does not match"),
    /** An answer that accepts a stream with formats of which none was offered (RFC 3264 §6.1). */
    NO_COMMON_FORMAT("an accepted stream has no format in common");

    private final String description;

    Refusal(String description) {
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
}
