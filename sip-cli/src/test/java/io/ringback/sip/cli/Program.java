package io.ringback.sip.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs the program within the test, with its output captured. */
final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Program() {}

    record Result(int status, String out, String err) {
        /** The one line of JSON on standard output. */
        JsonNode json() {
            List<JsonNode> lines = jsonLines();
            if (lines.size() != 1) {
                throw new AssertionError("one line is expected, not " + lines.size() + ": " + out + err);
            }
            return lines.get(0);
        }

        List<JsonNode> jsonLines() {
            return out.lines().map(Result::read).toList();
        }

        private static JsonNode read(String line) {
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError("this is no JSON: " + line, e);
            }
        }
    }

    static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Sip.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = program.execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
