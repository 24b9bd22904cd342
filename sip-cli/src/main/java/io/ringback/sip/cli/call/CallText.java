package io.ringback.sip.cli.call;

import io.ringback.sdp.field.Connection;
import io.ringback.sdp.negotiation.NegotiatedFormat;
import io.ringback.sdp.negotiation.NegotiatedMedia;
import io.ringback.sip.cli.terminal.Printable;
import io.ringback.sip.cli.wire.Glyphs;
import io.ringback.sip.cli.wire.Ladder;
import io.ringback.sip.ua.CallOutcome;
import java.util.stream.Collectors;

/** A call for people: its ladder and what was agreed on. */
public final class CallText {
    private CallText() {}

    /**
     * Draws the ladder of a call.
     *
     * @param report the call
     * @param left what we are called
     * @param right what the other side is called
     * @param glyphs what to draw with
     * @return lines, or nothing if nothing was sent
     */
    public static String ladder(CallReport report, String left, String right, Glyphs glyphs) {
        if (report.messages().isEmpty()) {
            return "";
        }
        String local = report.local().getAddress().isAnyLocalAddress()
                ? "port " + report.local().getPort()
                : Ladder.address(report.local());
        return Ladder.draw(report.messages(), new Ladder.Ends(left, local, right, report.remote()), glyphs);
    }

    /**
     * Tells what a call came to.
     *
     * @param report the call
     * @param verdict the verdict over it
     * @return a line
     */
    public static String result(CallReport report, Verdict verdict) {
        return "result     " + Printable.of(verdict.explanation())
                + Credentialed.algorithm(report)
                        .map(name -> ", authenticated with " + name)
                        .orElse("") + '\n';
    }

    /**
     * Tells what was agreed on.
     *
     * @param report the call
     * @return a line for each medium; nothing if the call was not answered
     */
    public static String media(CallReport report) {
        if (!(report.outcome() instanceof CallOutcome.Answered answered)) {
            return "";
        }
        String changed =
                answered.sdpChanged() ? "media      the 200's description differs from the first, which holds\n" : "";
        return answered.media().stream().map(CallText::line).collect(Collectors.joining()) + changed;
    }

    private static String line(NegotiatedMedia media) {
        if (!media.isAccepted()) {
            return "media      " + Printable.of(media.type()) + ": rejected\n";
        }
        String formats = media.formats().stream().map(CallText::format).collect(Collectors.joining(", "));
        String target = media.remoteConnection()
                .map(Connection::address)
                .map(address -> ", to " + Printable.of(address.toString()) + ":" + media.remotePort())
                .orElse("");
        return "media      " + Printable.of(media.type()) + ": " + formats + ", "
                + media.direction().attribute() + target + "\n";
    }

    private static String format(NegotiatedFormat format) {
        return format.codec().encoding() + "/" + format.codec().clockRate() + " (" + format.sendPayloadType() + ")";
    }
}
