package io.ringback.sip.cli.config;

import java.util.List;

/** Finds the characters of a scalar's text in the file, where quotes and escapes take room of their own. */
final class ScalarPlaces {
    private final List<String> lines;

    ScalarPlaces(String file) {
        this.lines = file.lines().toList();
    }

    /**
     * The place of one character.
     *
     * @param start where the scalar begins, its quote included
     * @param index of the character in the scalar's text
     * @return its place, or the scalar's own if it is on another line
     */
    Place of(Place start, int index) {
        String line = start.line() <= lines.size() ? lines.get(start.line() - 1) : "";
        int at = start.column() - 1;
        if (at >= line.length()) {
            return start;
        }
        char quote = line.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        int column = quoted ? at + 1 : at;
        for (int i = 0; i < index && column < line.length(); i++) {
            column += quoted ? width(line, column, quote) : 1;
        }
        return column > line.length() ? start : new Place(start.line(), column + 1);
    }

    /** How many characters of the file make one of the text. */
    private static int width(String line, int at, char quote) {
        char first = line.charAt(at);
        if (quote == '\'') {
            return first == '\'' ? 2 : 1;
        }
        if (first != '\\' || at + 1 == line.length()) {
            return 1;
        }
        return switch (line.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
