package io.ringback.sip.transport;

import io.ringback.sip.message.Admission;
import io.ringback.sip.message.Arrival;
import io.ringback.sip.message.ArrivalHandler;
import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.SipMessage;

/** Keeps what arrives until a test asks for it. */
final class Recorder implements ArrivalHandler {
    private final Mailbox<Arrival> arrivals = new Mailbox<>();

    @Override
    public Admission accept(Arrival arrival) {
        arrivals.put(arrival);
        return Admission.ACCEPTED;
    }

    Arrival next() {
        return arrivals.next();
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
        return arrivals.all().size();
    }
}
