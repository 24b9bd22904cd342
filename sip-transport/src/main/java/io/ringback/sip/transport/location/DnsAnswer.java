package io.ringback.sip.transport.location;

import java.time.Duration;
import java.util.List;

/**
 * What the DNS answers to one question.
 *
 * @param verdict what it comes to
 * @param records records of the wanted type, in the order of the answer; empty unless {@link DnsVerdict#FOUND}
 * @param lifetime how long the answer holds, the negative one too (RFC 2308 §5); zero if it must not be kept
 * @param remembered whether the answer was given before
 */
public record DnsAnswer(DnsVerdict verdict, List<DnsRecord> records, Duration lifetime, boolean remembered) {
    /** Keeps what was given. */
    public DnsAnswer {
        records = List.copyOf(records);
    }

    /**
     * Records.
     *
     * @param records one or more of the wanted type
     * @param lifetime how long they hold
     * @return an answer
     */
    public static DnsAnswer of(List<DnsRecord> records, Duration lifetime) {
        return new DnsAnswer(DnsVerdict.FOUND, records, lifetime, false);
    }

    /**
     * No records.
     *
     * @param verdict why there are none
     * @param lifetime how long that holds
     * @return an answer
     */
    public static DnsAnswer without(DnsVerdict verdict, Duration lifetime) {
        return new DnsAnswer(verdict, List.of(), lifetime, false);
    }

    DnsAnswer again(Duration left) {
        return new DnsAnswer(verdict, records, left, true);
    }

    boolean isFound() {
        return verdict == DnsVerdict.FOUND;
    }

    /** The records of one kind. */
    <R extends DnsRecord> List<R> of(Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
