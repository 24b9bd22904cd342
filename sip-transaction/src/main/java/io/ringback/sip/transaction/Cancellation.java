package io.ringback.sip.transaction;

import io.ringback.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/** An INVITE's CANCEL, asked for once or more often, sent at most once: it waits for the CANCEL's own responses. */
final class Cancellation implements Receiver {
    private final List<MonoSink<SipResponse>> waiting = new ArrayList<>(1);
    private @Nullable Consumer<MonoSink<SipResponse>> outcome;
    private Context context = Context.empty();
    private boolean begun;

    void add(MonoSink<SipResponse> sink) {
        if (outcome != null) {
            outcome.accept(sink);
        } else {
            context = waiting.isEmpty() ? Context.of(sink.contextView()) : context;
            waiting.add(sink);
        }
    }

    /** Tells whether the CANCEL is to be sent now: the first time only. */
    boolean begin() {
        boolean first = !begun && outcome == null;
        begun = true;
        return first;
    }

    /** There is nothing to cancel any more. A CANCEL that was sent has its own end. */
    void needless() {
        if (!begun) {
            end(MonoSink::success);
        }
    }

    @Override
    public boolean take(SipResponse response, boolean last) {
        if (last) {
            end(sink -> sink.success(response));
        }
        return true;
    }

    @Override
    public void complete() {
        end(MonoSink::success);
    }

    @Override
    public void fail(TransactionException failure) {
        end(sink -> sink.error(failure));
    }

    private void end(Consumer<MonoSink<SipResponse>> how) {
        if (outcome == null) {
            outcome = how;
            waiting.forEach(how);
            waiting.clear();
        }
    }

    @Override
    public Context context() {
        return context;
    }
}
