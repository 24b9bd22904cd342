package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON objects, and the same for people. */
public final class Json {
    private Json() {}

    /**
     * A new object.
     *
     * @return an object without fields
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * An object as indented lines.
     *
     * @param object the object
     * @return one line a field
     */
    public static String forPeople(ObjectNode object) {
        StringBuilder lines = new StringBuilder();
        append(lines, object, 0);
        return lines.toString();
    }

    private static void append(StringBuilder lines, JsonNode node, int depth) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            indent(lines, depth).append(field.getKey()).append(':');
            appendValue(lines, field.getValue(), depth);
        }
    }

    private static void appendValue(StringBuilder lines, JsonNode value, int depth) {
        if (value.isObject() && value.has("name") && value.has("value") && value.size() == 2) {
            lines.append(value.get("name").asText())
                    .append(": ")
                    .append(value.get("value").asText())
                    .append('\n');
        } else if (value.isObject()) {
            lines.append('\n');
            append(lines, value, depth + 1);
        } else if (value.isArray()) {
            lines.append('\n');
            for (JsonNode element : value) {
                indent(lines, depth + 1).append("- ");
                appendValue(lines, element, depth + 1);
            }
        } else {
            lines.append(' ').append(value.asText()).append('\n');
        }
    }

    private static StringBuilder indent(StringBuilder lines, int depth) {
        return lines.append("  ".repeat(depth));
    }
}
