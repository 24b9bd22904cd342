package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.cli.wire.WireMessage;
import java.util.List;

/** What went over the wire, as JSON. */
final class LadderJson {
    private static final double NANOS_A_MICRO = 1e3;
    private static final double MICROS_A_MILLI = 1e3;

    private LadderJson() {}

    static ArrayNode of(List<WireMessage> messages) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        messages.forEach(message -> put(array.addObject(), message));
        return array;
    }

    private static void put(ObjectNode json, WireMessage message) {
        json.put("at_ms", Math.round(message.at().toNanos() / NANOS_A_MICRO) / MICROS_A_MILLI);
        json.put("direction", message.isOut() ? "out" : "in");
        json.put("line", message.line());
        message.cSeq().ifPresent(value -> json.put("cseq", value));
        message.branch().ifPresent(value -> json.put("branch", value));
        message.toTag().ifPresent(value -> json.put("toTag", value));
        message.nonceCount().ifPresent(value -> json.put("nc", value));
        if (message.isLost()) {
            json.put("lost", true);
        }
        if (message.isDuplicate()) {
            json.put("duplicate", true);
        }
        if (message.repeated()) {
            json.put("retransmission", true);
        }
    }
}
