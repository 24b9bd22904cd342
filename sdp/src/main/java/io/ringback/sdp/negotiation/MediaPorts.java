package io.ringback.sdp.negotiation;

/** Tells where the streams of a session are received. */
@FunctionalInterface
public interface MediaPorts {
    /**
     * The port of a stream. It is asked for once when the stream is first offered or accepted, again when a rejected
     * stream's place is reused.
     *
     * @param stream the stream's place in the description, 0 for the first
     * @param type its media type
     * @return 1 to 65535, or 0 if there is none to spare; the stream is then rejected or left out
     */
    int portOf(int stream, String type);

    /**
     * Fixed ports.
     *
     * @param ports one for each stream; further streams get none
     * @return the ports
     */
    static MediaPorts of(int... ports) {
        int[] copy = ports.clone();
        return (stream, type) -> stream < copy.length ? copy[stream] : 0;
    }
}
