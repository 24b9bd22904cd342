package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.cli.call.Credentialed;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.options.Footstep;
import io.ringback.sip.cli.options.OptionsReport;
import io.ringback.sip.header.Method;
import java.util.List;
import java.util.Optional;

/** What has become of an OPTIONS request, as JSON. */
public final class OptionsJson {
    private OptionsJson() {}

    /**
     * A request.
     *
     * @param report what has become of it
     * @param verdict what that comes to
     * @return an object
     */
    public static ObjectNode of(OptionsReport report, Verdict verdict) {
        ObjectNode json = Json.object().put("result", verdict.result().text());
        report.reply()
                .ifPresent(reply -> json.put("status", reply.response().statusCode())
                        .put("reason", reply.response().reasonPhrase().toString())
                        .put("callId", reply.response().callId().toString()));
        verdict.timer().ifPresent(timer -> json.put("timer", timer));
        Optional<String> algorithm = Credentialed.algorithm(report.messages(), Method.OPTIONS);
        json.put("authenticated", algorithm.isPresent());
        algorithm.ifPresent(name -> json.put("algorithm", name));
        ArrayNode steps = json.putArray("steps");
        report.steps().forEach(step -> steps.add(of(step)));
        json.set("ladder", LadderJson.of(report.messages()));
        return json;
    }

    private static ObjectNode of(Footstep step) {
        ObjectNode json = Json.object().put("step", step.kind());
        step.fields().forEach((name, value) -> {
            if (value instanceof List<?> texts) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                texts.forEach(text -> array.add(String.valueOf(text)));
                json.set(name, array);
            } else if (value instanceof Number number) {
                json.put(name, number.longValue());
            } else if (value instanceof Boolean truth) {
                json.put(name, truth);
            } else {
                json.put(name, String.valueOf(value));
            }
        });
        return json;
    }
}
