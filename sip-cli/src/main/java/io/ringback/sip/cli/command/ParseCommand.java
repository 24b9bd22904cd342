package io.ringback.sip.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.cli.json.Json;
import io.ringback.sip.cli.json.MessageJson;
import io.ringback.sip.message.SipParser;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sip parse}: is this a valid SIP message, and what is in it? */
@Command(
        name = "parse",
        description = "Checks SIP messages and tells what is in them. Exit status 1 if one is not valid.",
        mixinStandardHelpOptions = true)
public final class ParseCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object a message.")
    private boolean json;

    @Option(names = "--lenient", description = "Take what real devices send though the RFC forbids it.")
    private boolean lenient;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with one message each; - is standard input.")
    private List<String> files = List.of();

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    ParseCommand() {}

    @Override
    public Integer call() {
        SipParser parser = lenient ? SipParser.lenient() : SipParser.strict();
        PrintWriter out = spec.commandLine().getOut();
        boolean allValid = true;
        for (String file : InputFiles.expand(files)) {
            ObjectNode message = MessageJson.of(file, parser.parse(InputFiles.read(file)));
            allValid &= message.path("valid").asBoolean();
            out.println(json ? message.toString() : Json.forPeople(message));
        }
        out.flush();
        return allValid ? ExitStatus.OK : ExitStatus.NO;
    }
}
