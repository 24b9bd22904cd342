package io.ringback.sip.transport.location;

/** What an answer of the DNS comes to. */
public enum DnsVerdict {
    /** There are records. */
    FOUND("found"),
    /** There is no such name (NXDOMAIN, RFC 2308 §2.1). */
    NO_SUCH_NAME("there is no such name"),
    /** The name has no such record (NODATA, RFC 2308 §2.2). */
    NO_SUCH_RECORD("the name has no such record"),
    /** The server answers no such questions: REFUSED, NOTIMP or FORMERR (RFC 1035 §4.1.1). */
    NOT_SERVED("the DNS server answers no such questions"),
    /** No server answered in time. */
    TIMED_OUT("the DNS does not answer"),
    /** The server could not find out (SERVFAIL), or the network failed. */
    FAILED("the DNS server failed"),
    /** The answer was cut, and could not be had whole (RFC 2181 §9). */
    TRUNCATED("the answer is not whole"),
    /** The aliases in the answer lead in a circle. */
    LOOP("the aliases lead in a circle"),
    /** No record in the answer can be read. */
    UNREADABLE("the answer cannot be read"),
    /** Too many questions wait for their answers. */
    TOO_MANY("too many questions wait for answers");

    private final String text;

    DnsVerdict(String text) {
        this.text = text;
    }

    /**
     * Tells whether the answer is a no, and not the lack of an answer.
     *
     * @return true if there are no such records as far as anyone can know
     */
    public boolean isNo() {
        return this == NO_SUCH_NAME || this == NO_SUCH_RECORD || this == NOT_SERVED;
    }

    @Override
    public String toString() {
        return text;
    }
}
