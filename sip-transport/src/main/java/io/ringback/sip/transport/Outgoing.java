package io.ringback.sip.transport;

import io.ringback.sip.transport.WireEvent.Fate;
import io.ringback.text.Slice;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** A message on its way out, and the sender who waits to hear of it. */
record Outgoing(
        SipTransport transport,
        Reports reports,
        Slice bytes,
        InetSocketAddress remote,
        int copies,
        MonoSink<Void> sender) {
    /** It is about to be given to the network: told before, so that no answer can seem to come first. */
    void leaves() {
        for (int copy = 0; copy < copies; copy++) {
            Fate fate = copy == 0 ? Fate.PASSED : Fate.DUPLICATE;
            reports.wire(Direction.OUT, fate, transport.localAddress(), remote, bytes);
        }
    }

    /** The network has taken it. */
    void taken() {
        reports.sent(remote, bytes.length());
        if (copies > 1) {
            reports.duplicated(remote);
        }
        sender.success();
    }

    void failed(String reason, @Nullable Throwable cause) {
        fail(new SendFailedException(remote, reason, cause));
    }

    /** Its way is closed: ours to all, or only this one. */
    void foundClosed(TransportException unlessOurs) {
        fail(transport.isDisposed() ? new TransportClosedException(transport.localAddress()) : unlessOurs);
    }

    private void fail(TransportException failure) {
        reports.sendFailed(remote, failure);
        sender.error(failure);
    }
}
