package io.ringback.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.architecture.Module;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code examples/consumer}, which is no part of the build, is compiled against the packaged libraries on the module
 * path, and each of its programs runs there in a virtual machine of its own.
 */
class ConsumerProjectIT {
    private static final String MODULE = "com.example.consumer";
    private static final Path SOURCES = Page.ROOT.resolve("examples/consumer/src/main/java");
    private static final long PATIENCE_SECONDS = 120;

    /** What a consumer's build brings besides our own: all that our libraries need while they run. */
    private static final Set<String> LIBRARIES = Set.of(
            "reactor-core", "reactor-netty-core", "reactive-streams", "netty-", "jctools-core", "slf4j-api", "re2j");

    @TempDir
    private static Path folder;

    private static Path classes = Path.of("");
    private static List<Path> modulePath = List.of();

    @BeforeAll
    static void compile() throws IOException {
        classes = folder.resolve("classes");
        modulePath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(ConsumerProjectIT::isNeeded)
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release", "17", "-Xlint:all", "-Werror", "-p", path(modulePath), "-d", classes.toString());
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            assertThat(compiled).as(messages::toString).isTrue();
        }
    }

    private static boolean isNeeded(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(".jar")
                && (isOurs(entry)
                        ? !name.endsWith("-tests.jar")
                        : LIBRARIES.stream().anyMatch(name::startsWith));
    }

    private static boolean isOurs(Path entry) {
        return Module.libraries().stream().anyMatch(name -> entry.startsWith(Page.ROOT.resolve(name)));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            return tree.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void theModulePathHasOurLibrariesAsTheyArePackaged() {
        assertThat(modulePath)
                .filteredOn(ConsumerProjectIT::isOurs)
                .extracting(jar -> Page.ROOT.relativize(jar).getName(0).toString())
                .containsExactlyInAnyOrderElementsOf(Module.libraries());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ParserAlone      | OPTIONS from sip:alice@example.org
            SdpAlone         | audio 40000 RTP/AVP 0 101
            AuthAlone        | 2 REGISTER: ACCEPTED
            TransactionAlone | SIP/2.0 200 OK to 1 OPTIONS
            TransportAlone   | branch=z9hG4bK776asdhds;received=127.0.0.1;rport=
            LocationAlone    | try UDP /127.0.0.2:5070
            UserAgentCall    | ANSWERED, then ended by LOCAL
            """)
    void eachProgramRuns(String name, String expected) throws IOException, InterruptedException {
        Path output = folder.resolve(name + ".txt");
        List<Path> entries = new ArrayList<>(modulePath);
        entries.add(classes);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        path(entries),
                        "-m",
                        MODULE + "/" + MODULE + "." + name)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(output)).contains(expected);
        assertThat(process.exitValue()).isZero();
    }
}
