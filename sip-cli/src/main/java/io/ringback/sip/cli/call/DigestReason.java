package io.ringback.sip.cli.call;

import io.ringback.sip.auth.BudgetSpent;
import io.ringback.sip.auth.DigestAnswer;
import io.ringback.sip.auth.NoCredentials;
import java.util.stream.Collectors;

/** Why a challenge was not answered, for people. */
public final class DigestReason {
    private DigestReason() {}

    /**
     * Tells why.
     *
     * @param answer what came of the challenge
     * @return part of a sentence; it may hold text from the network
     */
    public static String of(DigestAnswer answer) {
        return switch (answer.kind()) {
            case BUDGET_SPENT -> spent((BudgetSpent) answer);
            case NO_CREDENTIALS ->
                "there are no credentials for "
                        + ((NoCredentials) answer)
                                .spaces().stream()
                                        .map(space -> "the realm \"" + space.realm() + '"')
                                        .distinct()
                                        .collect(Collectors.joining(" and "));
            case NOTHING_SUPPORTED -> "its challenge asks for nothing that is supported here";
            case AUTHORIZED -> "its challenge was answered";
        };
    }

    private static String spent(BudgetSpent spent) {
        String realm = "the realm \"" + spent.realm() + '"';
        return switch (spent.cause()) {
            case REJECTED -> "wrong user name or password for " + realm;
            case STALE_AGAIN -> realm + " calls every nonce stale";
            case SUBMISSIONS -> realm + " challenges again and again";
            case SEQUENCE -> "the CSeq cannot be raised for " + realm;
        };
    }
}
