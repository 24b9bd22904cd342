package io.ringback.sip.cli.wire;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Datagrams for tests. */
public final class Wire {
    static final InetSocketAddress LOCAL = address(203, 0, 113, 100);
    static final InetSocketAddress REMOTE = address(54, 84, 237, 137);

    private static final long MILLIS = 1_417_801_190_000L;
    private static final int NANOS_A_MILLI = 1_000_000;

    private Wire() {}

    static InetSocketAddress address(int... bytes) {
        byte[] number = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            number[i] = (byte) bytes[i];
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(number), 5060);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static WireEvent event(int millis, Direction direction, WireEvent.Fate fate, byte[] bytes) {
        return new WireEvent(
                direction,
                fate,
                TransportProtocol.UDP,
                LOCAL,
                REMOTE,
                Slice.of(bytes),
                MILLIS + millis,
                (long) millis * NANOS_A_MILLI);
    }

    static WireEvent passed(int millis, Seed seed) {
        boolean out = seed.file().contains("invite") || seed.file().contains("ack");
        return event(millis, out ? Direction.OUT : Direction.IN, WireEvent.Fate.PASSED, seed.bytes());
    }

    /** The seed's nine messages, ten milliseconds between each two. */
    static List<WireMessage> seed() {
        return seed(Change.NONE);
    }

    /** The seed's nine messages with one of them changed. */
    public static List<WireMessage> seed(Change change) {
        List<WireEvent> events = new ArrayList<>();
        for (Seed seed : Seed.all()) {
            WireEvent event = passed(10 * events.size(), seed);
            events.add(event(10 * events.size(), event.direction(), WireEvent.Fate.PASSED, change.apply(seed)));
        }
        return recorded(events);
    }

    /** Something else in one of the seed's messages. */
    public record Change(Seed seed, String right, String wrong) {
        /** No change. */
        public static final Change NONE = new Change(Seed.INVITE, "", "");

        byte[] apply(Seed other) {
            if (other != seed) {
                return other.bytes();
            }
            String text = new String(seed.bytes(), StandardCharsets.UTF_8);
            if (!text.contains(right)) {
                throw new IllegalArgumentException("the message has no " + right);
            }
            return text.replace(right, wrong).getBytes(StandardCharsets.UTF_8);
        }
    }

    static List<WireMessage> recorded(List<WireEvent> events) {
        Recorder recorder = Recorder.create();
        events.forEach(recorder::passed);
        return recorder.messages();
    }
}
