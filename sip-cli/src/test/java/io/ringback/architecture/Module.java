package io.ringback.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The modules with a class path of their own, what each may use, and where their files lie. */
@SuppressWarnings("ImmutableEnumChecker") // both collections are unmodifiable
public enum Module {
    TEXT("text", Set.of()),
    SIP_PARSER("sip-parser", Set.of(TEXT)),
    SDP("sdp", Set.of(TEXT)),
    SIP_AUTH("sip-auth", Set.of(SIP_PARSER, TEXT)),
    SIP_TRANSACTION(
            "sip-transaction",
            Set.of(SIP_PARSER, TEXT),
            "reactor.",
            "org.reactivestreams.",
            "org.jctools.",
            "io.micrometer."),
    SIP_TRANSPORT(
            "sip-transport", Set.of(SIP_PARSER, TEXT), "reactor.", "org.reactivestreams.", "io.netty.", "org.slf4j."),
    SIP_UA(
            "sip-ua",
            Set.of(SIP_AUTH, SIP_TRANSACTION, SIP_TRANSPORT, SDP, SIP_PARSER, TEXT),
            "reactor.",
            "org.reactivestreams.",
            "org.slf4j.",
            "com.google.re2j.",
            "io.micrometer."),
    SIP_CLI(
            "sip-cli",
            Set.of(SIP_UA, SIP_AUTH, SIP_TRANSACTION, SIP_TRANSPORT, SDP, SIP_PARSER, TEXT),
            "reactor.",
            "org.reactivestreams.",
            "org.slf4j.",
            "picocli.",
            "com.fasterxml.jackson.",
            "ch.qos.logback.");

    private static final Path ROOT = Path.of(System.getProperty("ringback.root"));

    private final String folder;
    private final Set<Module> mayUse;
    private final List<String> thirdParties;

    Module(String folder, Set<Module> mayUse, String... thirdParties) {
        this.folder = folder;
        this.mayUse = Set.copyOf(mayUse);
        this.thirdParties = List.of(thirdParties);
    }

    Set<Module> mayUse() {
        return mayUse;
    }

    /** What the names of classes from permitted third-party libraries begin with. */
    List<String> thirdParties() {
        return thirdParties;
    }

    JavaClasses mainClasses() {
        return new ClassFileImporter().importPath(path("target/classes"));
    }

    /** The names of those that other projects use. */
    public static List<String> libraries() {
        return Stream.of(values())
                .filter(module -> module != SIP_CLI)
                .map(Module::toString)
                .toList();
    }

    /** Tells whether every module's tests were compiled, in this build or an earlier one. */
    public static boolean allTestsAreCompiled() {
        return Stream.of(values()).allMatch(module -> Files.isDirectory(module.path("target/test-classes")));
    }

    /** The compiled tests of all modules, as far as a module has any. */
    public static JavaClasses allTestClasses() {
        return new ClassFileImporter()
                .importPaths(Stream.of(values())
                        .map(module -> module.path("target/test-classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    static JavaClasses allMainClasses() {
        return new ClassFileImporter()
                .importPaths(Stream.of(values())
                        .map(module -> module.path("target/classes"))
                        .toList());
    }

    /** The files of the main code, module by module. */
    static List<Path> mainSources() {
        return Stream.of(values()).flatMap(module -> module.sources().stream()).toList();
    }

    private List<Path> sources() {
        try (Stream<Path> files = Files.walk(path("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path path(String below) {
        return ROOT.resolve(folder).resolve(below);
    }

    @Override
    public String toString() {
        return folder;
    }
}
