package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.sip.cli.check.CheckResult;
import java.util.List;
import java.util.Locale;

/** The checks of a call's flow, as JSON. */
public final class CheckJson {
    private CheckJson() {}

    /**
     * All checks.
     *
     * @param results what they found
     * @return an object each, whose {@code state} is {@code held}, {@code broken} or {@code absent}
     */
    public static ArrayNode of(List<CheckResult> results) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (CheckResult result : results) {
            array.addObject()
                    .put("claim", result.claim())
                    .put("source", result.source())
                    .put("state", result.finding().state().name().toLowerCase(Locale.ROOT))
                    .put("evidence", result.finding().evidence());
        }
        return array;
    }
}
