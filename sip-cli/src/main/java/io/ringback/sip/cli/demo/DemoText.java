package io.ringback.sip.cli.demo;

import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.call.CallText;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.cli.check.CheckResult;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.transport.Faults;
import java.util.List;

/** A demonstration for people. */
public final class DemoText {
    private DemoText() {}

    /**
     * What has been played.
     *
     * @param report the call
     * @param setting how the trunk behaved
     * @param faults what the network did
     */
    public record Scene(CallReport report, DemoSetting setting, Faults faults) {}

    /**
     * Tells of a demonstration.
     *
     * @param gateway who called
     * @param scene what was played
     * @param checks what was checked; nothing, if the call came to no end that can be
     * @param glyphs what to draw with
     * @return lines
     */
    public static String of(DemoGateway gateway, Scene scene, List<CheckResult> checks, Glyphs glyphs) {
        CallReport report = scene.report();
        String table = checks.isEmpty() ? "" : '\n' + CheckTable.draw(checks, glyphs);
        return cast(gateway, report)
                + '\n'
                + CallText.ladder(report, "gateway", "trunk", glyphs)
                + '\n'
                + CallText.result(report, Verdict.of(report))
                + CallText.media(report)
                + faults(scene)
                + table;
    }

    private static String cast(DemoGateway gateway, CallReport report) {
        return "dialled    " + DemoGateway.DIALLED + "\n"
                + "dial-peer  " + gateway.trunk().peer().name() + ", for "
                + gateway.trunk().peer().destinationPattern() + "\n"
                + "called     " + report.order().requestUri() + "\n"
                + "sent to    " + Ladder.address(report.remote()) + ", an embedded trunk that asks for credentials of "
                + DemoTrunk.REALM + "\n";
    }

    private static String faults(Scene scene) {
        CallReport report = scene.report();
        return scene.faults().losePercent() == 0 && scene.faults().duplicatePercent() == 0
                ? ""
                : "faults     lost " + report.lost() + ", doubled " + report.duplicated() + " of "
                        + report.messages().stream()
                                .filter(one -> !one.isDuplicate())
                                .count()
                        + " datagrams; repeat with --seed " + scene.faults().seed() + "\n";
    }
}
