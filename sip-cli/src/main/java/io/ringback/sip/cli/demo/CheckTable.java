package io.ringback.sip.cli.demo;

import io.ringback.sip.cli.check.CheckResult;
import io.ringback.sip.cli.check.Finding;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.wire.Glyphs;
import java.util.List;

/** Checks for people: one a line. */
public final class CheckTable {
    private static final int CLAIM_WIDTH = 43;
    private static final int SOURCE_WIDTH = 19;
    private static final int EVIDENCE_WIDTH = 33;

    private CheckTable() {}

    /**
     * Draws the table.
     *
     * @param results the checks
     * @param glyphs what to draw with
     * @return a line for each check, and one that counts them
     */
    public static String draw(List<CheckResult> results, Glyphs glyphs) {
        StringBuilder table = new StringBuilder();
        for (CheckResult result : results) {
            String line = mark(result.finding().state(), glyphs)
                    + " " + pad(result.claim(), CLAIM_WIDTH)
                    + " " + pad(result.source(), SOURCE_WIDTH)
                    + " " + glyphs.fit(Printable.of(result.finding().evidence()), EVIDENCE_WIDTH);
            table.append(ascii(line.stripTrailing(), glyphs)).append('\n');
        }
        return table.append('\n').append(sum(results)).append('\n').toString();
    }

    private static char mark(Finding.State state, Glyphs glyphs) {
        return switch (state) {
            case HELD -> glyphs.tick();
            case BROKEN -> glyphs.cross();
            case ABSENT -> '-';
        };
    }

    private static String sum(List<CheckResult> results) {
        long held = count(results, Finding.State.HELD);
        long broken = count(results, Finding.State.BROKEN);
        long absent = count(results, Finding.State.ABSENT);
        return results.size() + " checks: " + held + " held, " + broken + " failed"
                + (absent == 0 ? "" : ", " + absent + " had nothing to look at");
    }

    private static long count(List<CheckResult> results, Finding.State state) {
        return results.stream()
                .filter(result -> result.finding().state() == state)
                .count();
    }

    /** The table's own few characters beyond ASCII. */
    private static String ascii(String line, Glyphs glyphs) {
        return glyphs == Glyphs.UNICODE ? line : line.replace("§", "").replace("…", "...");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
