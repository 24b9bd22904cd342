package io.ringback.sip.cli.wire;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.cli.terminal.Printable;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A ladder diagram: we on the left, the other side on the right, and an arrow for each datagram with its CSeq, branch,
 * To tag and nonce count. An arrow that ends on its way is a datagram that was lost on purpose.
 */
public final class Ladder {
    private static final int TIME_WIDTH = 11;
    private static final int SPAN = 40;
    private static final int SHORTEST_SHAFT = 2;
    private static final int LOST_SPAN = 28;
    private static final int GAP = 2;

    private final List<WireMessage> messages;
    private final Ends ends;
    private final Glyphs glyphs;
    private final Column cSeqs;
    private final Column branches;
    private final Column toTags;
    private final StringBuilder text = new StringBuilder();

    private Ladder(List<WireMessage> messages, Ends ends, Glyphs glyphs) {
        this.messages = messages;
        this.ends = ends;
        this.glyphs = glyphs;
        this.cSeqs = Column.of("CSeq", messages, WireMessage::cSeq, false);
        this.branches = Column.of("branch", messages, WireMessage::branch, true);
        this.toTags = Column.of("To tag", messages, WireMessage::toTag, true);
    }

    /**
     * Who is on which side.
     *
     * @param left our name
     * @param local our address, as text
     * @param right the other side's name
     * @param remote the other side's address; datagrams to and from others have theirs beside them
     */
    public record Ends(String left, String local, String right, InetSocketAddress remote) {}

    /**
     * Draws a diagram.
     *
     * @param messages the messages in order
     * @param ends the two sides
     * @param glyphs what to draw with
     * @return lines of at most about 100 characters
     */
    public static String draw(List<WireMessage> messages, Ends ends, Glyphs glyphs) {
        return new Ladder(messages, ends, glyphs).draw();
    }

    private String draw() {
        line("time", heading(ends.left(), ends.right()), cSeqs.title() + branches.title() + toTags.title() + "nc");
        line("", heading(ends.local(), address(ends.remote())), "");
        line("", glyphs.bar() + " ".repeat(SPAN) + glyphs.bar(), "");
        for (WireMessage message : messages) {
            line(time(message), arrow(message), annotations(message));
        }
        return text.toString();
    }

    private void line(String time, String middle, String right) {
        String left = " ".repeat(TIME_WIDTH - time.length()) + time;
        text.append((left + "  " + middle + "  " + right).stripTrailing()).append('\n');
    }

    private String heading(String left, String right) {
        int room = SPAN + 2;
        String first = glyphs.fit(left, room / 2);
        String second = glyphs.fit(right, room - first.length() - 1);
        return first + " ".repeat(room - first.length() - second.length()) + second;
    }

    private static String time(WireMessage message) {
        return String.format(Locale.ROOT, "%.1f ms", message.at().toNanos() / 1e6);
    }

    private String arrow(WireMessage message) {
        int span = message.isLost() ? LOST_SPAN : SPAN;
        String label = " " + label(message, span - 2 * SHORTEST_SHAFT - 3) + " ";
        int shafts = span - label.length() - 1;
        String before = String.valueOf(glyphs.line()).repeat(shafts / 2);
        String after = String.valueOf(glyphs.line()).repeat(shafts - shafts / 2);
        char head = message.isLost() ? glyphs.cross() : message.isOut() ? glyphs.right() : glyphs.left();
        String rest = " ".repeat(SPAN - span);
        String drawn = message.isOut() ? before + label + after + head + rest : rest + head + before + label + after;
        return glyphs.bar() + drawn + glyphs.bar();
    }

    /** What it is, as far as there is room, and what became of it. */
    private String label(WireMessage message, int room) {
        String line = message.line();
        String what = line.startsWith("SIP/2.0 ") ? line.substring(line.indexOf(' ') + 1) : firstWord(line);
        String again = message.repeated() ? " again" : "";
        String fate = (message.isDuplicate() ? " copy" : again) + (message.isLost() ? " lost" : "");
        return glyphs.fit(Printable.of(what), room - fate.length()) + fate;
    }

    private static String firstWord(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    private String annotations(WireMessage message) {
        String elsewhere = Objects.equals(message.remote(), ends.remote())
                ? ""
                : (message.isOut() ? " to " : " from ") + address(message.remote());
        return cSeqs.cell(message.cSeq())
                + branches.cell(message.branch())
                + toTags.cell(message.toTag())
                + message.nonceCount().map(Printable::of).orElse("")
                + elsewhere;
    }

    /**
     * An address as it is written in URIs.
     *
     * @param address the address
     * @return its number and port
     */
    public static String address(InetSocketAddress address) {
        return new HostPort(Host.of(address.getAddress()), address.getPort()).toString();
    }

    /** A column of values, as wide as the widest. */
    private record Column(String name, int width, Function<String, String> shown) {
        static Column of(
                String name,
                List<WireMessage> messages,
                Function<WireMessage, Optional<String>> value,
                boolean shortened) {
            List<String> values = messages.stream()
                    .flatMap(message -> value.apply(message).stream())
                    .toList();
            Abbreviation abbreviation = Abbreviation.of(values);
            Function<String, String> shown = shortened ? one -> Printable.of(abbreviation.of(one)) : Printable::of;
            int widest = values.stream()
                    .mapToInt(one -> shown.apply(one).length())
                    .max()
                    .orElse(0);
            return new Column(name, Math.max(widest, name.length()) + GAP, shown);
        }

        String title() {
            return pad(name);
        }

        String cell(Optional<String> value) {
            return pad(value.map(shown).orElse(""));
        }

        private String pad(String content) {
            return content + " ".repeat(width - content.length());
        }
    }
}
