package io.ringback.sip.transport.location;

/** Watches searches for the next hop. */
@FunctionalInterface
public interface LocationObserver {
    /**
     * A step was taken. Called by several threads, DNS event loops among them: it must not block, and what it throws is
     * swallowed. Names in steps come from anyone.
     *
     * @param step what was asked, chosen or passed over
     */
    void stepped(LocationStep step);

    /**
     * The observer that does nothing.
     *
     * @return a shared instance
     */
    static LocationObserver none() {
        return step -> {};
    }
}
