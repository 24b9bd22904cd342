package io.ringback.sip.transport;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what arrives until a test asks for it. */
final class Recorder implements ArrivalHandler {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    @Override
    public Admission accept(Arrival arrival) {
        arrivals.add(arrival);
        return Admission.ACCEPTED;
    }

    Arrival next() {
        try {
            Arrival arrival = arrivals.poll(20, TimeUnit.SECONDS);
            if (arrival == null) {
                throw new AssertionError("nothing arrived");
            }
            return arrival;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Delivery nextDelivery() {
        return (Delivery) next();
    }

    SipMessage nextMessage() {
        return nextDelivery().message();
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    int waiting() {
        return arrivals.size();
    }
}
