package io.ringback.sip.cli.demo;

import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.call.CallText;
import io.ringback.sip.cli.call.Credentialed;
import io.ringback.sip.cli.check.CheckResult;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.transport.Faults;
import io.ringback.sip.ua.CallOutcome;
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
        StringBuilder text = new StringBuilder(cast(gateway, report));
        text.append('\n').append(CallText.ladder(report, "gateway", "trunk", glyphs)).append('\n');
        text.append(answer(report)).append(CallText.media(report)).append(faults(scene));
        if (!checks.isEmpty()) {
            text.append('\n').append(CheckTable.draw(checks, glyphs));
        }
        return text.toString();
    }

    private static String cast(DemoGateway gateway, CallReport report) {
        return "dialled    " + DemoGateway.DIALLED + "\n"
                + "dial-peer  " + gateway.trunk().peer().name() + ", for "
                + gateway.trunk().peer().destinationPattern() + "\n"
                + "called     " + report.order().requestUri() + "\n"
                + "sent to    " + Ladder.address(report.remote()) + ", an embedded trunk that asks for credentials of "
                + DemoTrunk.REALM + "\n";
    }

    private static String answer(CallReport report) {
        if (!(report.outcome() instanceof CallOutcome.Answered answered)) {
            return "";
        }
        return "answered   " + answered.response().statusCode() + " "
                + answered.response().reasonPhrase()
                + Credentialed.algorithm(report)
                        .map(name -> ", authenticated with " + name)
                        .orElse("")
                + "\n";
    }

    private static String faults(Scene scene) {
        CallReport report = scene.report();
        return scene.faults().losePercent() == 0 && scene.faults().duplicatePercent() == 0
                ? ""
                : "faults     lost " + report.lost() + ", doubled " + report.duplicated() + " of "
                        + report.messages().stream().filter(one -> !one.isDuplicate()).count()
                        + " datagrams; repeat with --seed " + scene.faults().seed() + "\n";
    }
}
