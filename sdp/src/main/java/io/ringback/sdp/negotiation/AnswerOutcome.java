package io.ringback.sdp.negotiation;

/** What became of a description that was received in answer to our offer. */
public enum AnswerOutcome {
    /** It is the answer. */
    APPLIED,
    /** It is the same as the answer before. */
    REPEATED,
    /** It differs from the answer before and was not followed: the first is the answer (RFC 3261 §13.2.1). */
    NOTICED,
    /** It differs from the answer before, and replaced it as the policy says. */
    FOLLOWED
}
