package io.ringback.sip.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sdp.SdpParser;
import io.ringback.sip.cli.json.Json;
import io.ringback.sip.cli.json.SdpJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sip sdp}: is this a valid session description, and what is in it? */
@Command(
        name = "sdp",
        description = "Checks session descriptions and tells what is in them. Exit status 1 if one is not valid.",
        mixinStandardHelpOptions = true)
public final class SdpCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object a description.")
    private boolean json;

    @Option(names = "--lenient", description = "Take what real devices send though the RFC forbids it.")
    private boolean lenient;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files with one description each; - is standard input, a folder means its files.")
    private List<String> files = List.of();

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    SdpCommand() {}

    @Override
    public Integer call() {
        SdpParser parser = lenient ? SdpParser.lenient() : SdpParser.strict();
        PrintWriter out = spec.commandLine().getOut();
        boolean allValid = true;
        for (String file : InputFiles.expand(files)) {
            ObjectNode description = SdpJson.of(file, parser.parse(InputFiles.read(file)));
            allValid &= description.path("valid").asBoolean();
            out.println(json ? description.toString() : Json.forPeople(description));
        }
        out.flush();
        return allValid ? ExitStatus.OK : ExitStatus.NO;
    }
}
