package io.ringback.sip.transaction.machine;

/** What can happen to a machine: the labels over the lines of the figures. */
public enum Event {
    /** The request is there: from the transaction user at a client, from the network at a server. */
    START,

    /** Client: 1xx. */
    PROVISIONAL,
    /** Client: 2xx. */
    SUCCESS,
    /** Client: 300 to 699. */
    REJECTION,
    /** Client: a CANCEL was sent for the request (RFC 3261 §9.1). */
    CANCELLED,

    /** Server: the request once more. */
    REQUEST,
    /** Server: an ACK. */
    ACK,
    /** Server: 1xx from the transaction user. */
    RESPOND_PROVISIONAL,
    /** Server: 2xx from the transaction user. */
    RESPOND_SUCCESS,
    /** Server: 300 to 699 from the transaction user. */
    RESPOND_REJECTION,

    /** A message could not be sent. */
    TRANSPORT_ERROR,
    /** The connection is gone that the request went over or came by. */
    HOP_LOST,

    /** {@link Timer#A} fires. */
    TIMER_A,
    /** {@link Timer#B} fires. */
    TIMER_B,
    /** {@link Timer#D} fires. */
    TIMER_D,
    /** {@link Timer#E} fires. */
    TIMER_E,
    /** {@link Timer#F} fires. */
    TIMER_F,
    /** {@link Timer#G} fires. */
    TIMER_G,
    /** {@link Timer#H} fires. */
    TIMER_H,
    /** {@link Timer#I} fires. */
    TIMER_I,
    /** {@link Timer#J} fires. */
    TIMER_J,
    /** {@link Timer#K} fires. */
    TIMER_K,
    /** {@link Timer#L} fires. */
    TIMER_L,
    /** {@link Timer#M} fires. */
    TIMER_M,
    /** {@link Timer#TRYING} fires. */
    TIMER_TRYING,
    /** {@link Timer#LATE} fires. */
    TIMER_LATE,
    /** {@link Timer#CANCEL} fires. */
    TIMER_CANCEL,
    /** {@link Timer#EXPIRY} fires. */
    TIMER_EXPIRY;

    /**
     * What a response from the network is to a client.
     *
     * @param statusCode 100 to 699
     * @return the event
     */
    public static Event received(int statusCode) {
        return statusCode < 200 ? PROVISIONAL : statusCode < 300 ? SUCCESS : REJECTION;
    }

    /**
     * What a response from the transaction user is to a server.
     *
     * @param statusCode 100 to 699
     * @return the event
     */
    public static Event respond(int statusCode) {
        return statusCode < 200 ? RESPOND_PROVISIONAL : statusCode < 300 ? RESPOND_SUCCESS : RESPOND_REJECTION;
    }
}
