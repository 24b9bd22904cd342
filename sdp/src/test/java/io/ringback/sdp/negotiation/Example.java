package io.ringback.sdp.negotiation;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An example of an RFC: who offers or answers what, in order, as a file has it. */
record Example(String title, List<Step> steps) {
    /** One description. */
    record Step(String who, boolean offer, SessionDescription text) {}

    static List<Example> read(String file) {
        List<Example> examples = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String heading = "";
        String text = new String(Descriptions.bytes("/negotiation/" + file), StandardCharsets.UTF_8);
        for (String line : (text + "== end").lines().toList()) {
            if (line.startsWith("== ") || line.startsWith("-- ")) {
                if (!lines.isEmpty()) {
                    steps.add(step(heading, lines));
                    lines.clear();
                }
                if (line.startsWith("== ")) {
                    steps = new ArrayList<>();
                    examples.add(new Example(line.substring(3), steps));
                }
                heading = line;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line.equals("s=") ? "s= " : line);
            }
        }
        examples.removeIf(example -> example.steps().isEmpty());
        return examples;
    }

    private static Step step(String heading, List<String> lines) {
        String[] words = heading.split(" ", 3);
        SessionDescription text =
                Descriptions.accepted(SdpParser.strict().parse(Descriptions.text(lines.toArray(String[]::new))));
        return new Step(words[1], words[2].equals("offer"), text);
    }

    @Override
    public String toString() {
        return title;
    }
}
