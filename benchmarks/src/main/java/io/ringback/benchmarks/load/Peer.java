package io.ringback.benchmarks.load;

/**
 * A stack under load: a client and a server of it in this process, both stateful, over UDP on the loopback interface.
 */
interface Peer extends Exchanges.Caller, AutoCloseable {
    String name();

    /** How many transactions are open at both sides. */
    long open();

    @Override
    void close();
}
