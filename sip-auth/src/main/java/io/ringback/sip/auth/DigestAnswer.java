package io.ringback.sip.auth;

/** What comes of a challenge that a client received. */
public sealed interface DigestAnswer permits Authorized, NoCredentials, BudgetSpent, NothingSupported {
    /** The forms, to be told apart in a {@code switch}. */
    enum Kind {
        /** {@link Authorized}. */
        AUTHORIZED,
        /** {@link NoCredentials}. */
        NO_CREDENTIALS,
        /** {@link BudgetSpent}. */
        BUDGET_SPENT,
        /** {@link NothingSupported}. */
        NOTHING_SUPPORTED
    }

    /**
     * What this is.
     *
     * @return the form
     */
    Kind kind();
}
