package io.ringback.sdp.negotiation;

/**
 * This side's answer to one offered stream (RFC 3264 §6).
 *
 * @param draft what the answer says of it
 * @param negotiated what is agreed by that
 */
record StreamAnswer(Drafted draft, NegotiatedMedia negotiated) {
    /** Port 0, and the offer's first format to make the line complete. */
    static StreamAnswer rejecting(RemoteStream offered) {
        LocalStream stream = LocalStream.disabled(
                offered.line().type().toString(),
                offered.line().protocol().toString(),
                offered.line().formats().get(0).toString(),
                offered.mid());
        return new StreamAnswer(Drafted.disabled(stream), offered.rejected());
    }

    boolean isAccepted() {
        return draft.isEnabled();
    }

    LocalStream stream() {
        return draft.stream();
    }

    /** The same over the transport of another stream (RFC 9143 §7.3). */
    StreamAnswer bundledWith(StreamAnswer tagged) {
        LocalStream shared =
                stream().sharing(tagged.stream().own()).as(tagged.stream().role());
        return new StreamAnswer(draft.with(shared).as(tagged.draft.setup()), negotiated.bundledWith(tagged.negotiated));
    }
}
