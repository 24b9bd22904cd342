package io.ringback.sip.address;

import io.ringback.text.Deviation;

/**
 * What real devices do against the grammar and a parser may tolerate, each under its own name. Nothing that is
 * tolerated is repaired: the bytes stay as they are, and whoever reads a value gets what its sender meant.
 */
public enum Leniency implements Deviation {
    /**
     * Lines that end with a line feed alone. RFC 3261 §7 asks for CR LF. Sent by scripts and test tools that print text
     * files, and by what has passed through a text editor or a chat window.
     */
    BARE_LINE_FEED("RFC 3261 §7", "a line ends with a line feed alone", "scripts, test tools, edited dumps");

    private final String source;
    private final String description;
    private final String senders;

    Leniency(String source, String description, String senders) {
        this.source = source;
        this.description = description;
        this.senders = senders;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * Who is known to do it.
     *
     * @return devices, stacks or kinds of them, in a few words
     */
    public String senders() {
        return senders;
    }
}
