package io.ringback.sip.transaction;

/** Why the layer does not take something. */
public enum Refusal {
    /** Nobody is subscribed to the layer's requests. */
    NO_SUBSCRIBER("nobody takes requests"),
    /** The subscriber of the layer's requests has not requested so many. */
    NO_DEMAND("no more requests are wanted for now"),
    /** There are as many transactions as there may be. */
    TOO_MANY_TRANSACTIONS("there are too many transactions"),
    /** A lane has more to do than it can. */
    LANE_FULL("a lane's queue is full"),
    /** The layer is being shut down. */
    SHUTDOWN("the layer is being shut down"),
    /** The layer was closed. */
    CLOSED("the layer is closed");

    private final String description;

    Refusal(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
