package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
            if (!field.getValue().isContainerNode() || !field.getValue().isEmpty()) {
                indent(lines, depth).append(field.getKey()).append(':');
                appendValue(lines, field.getValue(), depth);
            }
        }
    }

    private static void appendValue(StringBuilder lines, JsonNode value, int depth) {
        if (isFlat(value) && !value.isObject()) {
            lines.append(' ').append(flat(value)).append('\n');
        } else if (value.isArray()) {
            lines.append('\n');
            value.forEach(element -> appendElement(lines, element, depth + 1));
        } else {
            lines.append('\n');
            append(lines, value, depth + 1);
        }
    }

    private static void appendElement(StringBuilder lines, JsonNode element, int depth) {
        indent(lines, depth).append("- ");
        if (isFlat(element)) {
            lines.append(flat(element)).append('\n');
        } else {
            StringBuilder nested = new StringBuilder();
            append(nested, element, depth + 1);
            lines.append(nested.substring(2 * (depth + 1)));
        }
    }

    /** Whether there is nothing in it that holds something in turn. */
    private static boolean isFlat(JsonNode node) {
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private static String flat(JsonNode node) {
        List<String> parts = new ArrayList<>();
        boolean named = node.has("name") && node.size() <= 2;
        if (named) {
            return node.has("value")
                    ? node.get("name").asText() + ": " + node.get("value").asText()
                    : node.get("name").asText();
        }
        if (!node.isContainerNode()) {
            return node.asText();
        }
        node.properties()
                .forEach(field ->
                        parts.add(field.getKey() + " " + field.getValue().asText()));
        if (node.isArray()) {
            node.forEach(element -> parts.add(element.asText()));
        }
        return String.join(", ", parts);
    }

    private static StringBuilder indent(StringBuilder lines, int depth) {
        return lines.append("  ".repeat(depth));
    }
}
