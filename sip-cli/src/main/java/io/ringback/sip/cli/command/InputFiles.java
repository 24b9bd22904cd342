package io.ringback.sip.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a command is to read: {@code -} is standard input, a folder means its files, sorted. */
final class InputFiles {
    private static final String STANDARD_INPUT = "-";

    private InputFiles() {}

    static List<String> expand(List<String> arguments) {
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (argument.equals(STANDARD_INPUT) || !Files.isDirectory(path)) {
                files.add(argument);
            } else {
                files.addAll(filesOf(path));
            }
        }
        return files;
    }

    private static List<String> filesOf(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("cannot read " + folder);
        }
    }

    static byte[] read(String name) {
        try {
            return name.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (IOException e) {
            throw new UsageException("cannot read " + name);
        }
    }
}
