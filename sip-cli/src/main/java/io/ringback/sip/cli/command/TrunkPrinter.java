package io.ringback.sip.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.address.Host;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.cli.json.Json;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.ua.CallEnd;
import io.ringback.sip.ua.IncomingCall;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Tells what a trunk does, a line each. */
final class TrunkPrinter {
    private final PrintWriter out;
    private final boolean json;

    TrunkPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void listening(TransportProtocol protocol, InetSocketAddress address) {
        print(
                "listening " + name(protocol) + ":" + Ladder.address(address),
                event("listening")
                        .put("protocol", name(protocol))
                        .put("host", Host.of(address.getAddress()).name().toString())
                        .put("port", address.getPort()));
    }

    /** As {@code --listen} has it: unlike a URI, it tells the WebSocket transports apart. */
    private static String name(TransportProtocol protocol) {
        return protocol.token().toLowerCase(Locale.ROOT);
    }

    void call(IncomingCall call) {
        String from = call.invite().from().uri().toString();
        String to = call.invite().requestUri().toString();
        print(
                "call " + callId(call) + ": " + from + " at " + Ladder.address(call.remote()) + " calls " + to,
                event("call")
                        .put("callId", callId(call))
                        .put("from", from)
                        .put("to", to)
                        .put("remote", Ladder.address(call.remote())));
    }

    void ended(IncomingCall call, CallEnd end) {
        String how = end.name().toLowerCase(Locale.ROOT);
        print(
                "ended " + callId(call) + ": " + how.replace('_', ' '),
                event("ended").put("callId", callId(call)).put("end", how));
    }

    private static String callId(IncomingCall call) {
        return call.invite().callId().toString();
    }

    private static ObjectNode event(String name) {
        return Json.object().put("event", name);
    }

    /** Calls are told of by several threads. */
    private synchronized void print(String line, ObjectNode object) {
        out.println(json ? object.toString() : Printable.of(line));
        out.flush();
    }
}
