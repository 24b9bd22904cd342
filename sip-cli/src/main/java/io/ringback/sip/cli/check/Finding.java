package io.ringback.sip.cli.check;

/**
 * What a check has found.
 *
 * @param state whether it held
 * @param evidence what it saw, in a few words
 */
public record Finding(State state, String evidence) {
    /** Whether a check held. */
    public enum State {
        /** It held. */
        HELD,
        /** It did not hold. */
        BROKEN,
        /** The flow has nothing that it could look at. */
        ABSENT
    }

    static Finding of(boolean held, String evidence) {
        return new Finding(held ? State.HELD : State.BROKEN, evidence);
    }

    static Finding absent(String reason) {
        return new Finding(State.ABSENT, reason);
    }
}
