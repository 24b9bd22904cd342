package io.ringback.sip.transport.location;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response of the DNS. Only records of the name that was asked for count, or of the name that the aliases in
 * the same answer make of it; whatever else a server adds is not looked at.
 */
final class AnswerReader {
    /** How many records of one answer are read, and how many aliases are followed. */
    static final int MOST_RECORDS = 64;

    private static final int MOST_ALIASES = 8;

    private final DnsLookup lookup;
    private final DnsResponse response;
    private final Map<String, DnsRawRecord> aliases = new HashMap<>();
    private long seconds = Long.MAX_VALUE;

    private AnswerReader(DnsLookup lookup, DnsResponse response) {
        this.lookup = lookup;
        this.response = response;
    }

    static DnsAnswer read(DnsLookup lookup, DnsResponse response) {
        return new AnswerReader(lookup, response).read();
    }

    static DnsRecordType type(RecordType type) {
        return switch (type) {
            case NAPTR -> DnsRecordType.NAPTR;
            case SRV -> DnsRecordType.SRV;
            case A -> DnsRecordType.A;
            case AAAA -> DnsRecordType.AAAA;
        };
    }

    private DnsAnswer read() {
        DnsResponseCode code = response.code();
        if (code.equals(DnsResponseCode.NXDOMAIN)) {
            return DnsAnswer.without(DnsVerdict.NO_SUCH_NAME, negativeLifetime());
        }
        if (code.equals(DnsResponseCode.REFUSED)
                || code.equals(DnsResponseCode.NOTIMP)
                || code.equals(DnsResponseCode.FORMERR)) {
            return DnsAnswer.without(DnsVerdict.NOT_SERVED, Duration.ZERO);
        }
        if (!code.equals(DnsResponseCode.NOERROR)) {
            return DnsAnswer.without(DnsVerdict.FAILED, Duration.ZERO);
        }
        return response.isTruncated() ? DnsAnswer.without(DnsVerdict.TRUNCATED, Duration.ZERO) : records();
    }

    private DnsAnswer records() {
        String owner = owner();
        if (owner == null) {
            return DnsAnswer.without(DnsVerdict.LOOP, Duration.ZERO);
        }
        List<DnsRecord> records = new ArrayList<>();
        boolean unreadable = false;
        int count = response.count(DnsSection.ANSWER);
        for (int i = 0; i < count && records.size() < MOST_RECORDS; i++) {
            DnsRawRecord raw = raw(DnsSection.ANSWER, i, type(lookup.type()));
            if (raw != null && owner(raw).equals(owner)) {
                DnsRecord record = RecordReader.read(lookup.type(), raw.content());
                unreadable |= record == null;
                if (record != null) {
                    seconds = Math.min(seconds, raw.timeToLive());
                    records.add(record);
                }
            }
        }
        if (!records.isEmpty()) {
            return DnsAnswer.of(records, lifetime(seconds));
        }
        return unreadable
                ? DnsAnswer.without(DnsVerdict.UNREADABLE, Duration.ZERO)
                : DnsAnswer.without(DnsVerdict.NO_SUCH_RECORD, negativeLifetime());
    }

    /** The name that the aliases lead to; null if they lead in a circle, or too far. */
    private @Nullable String owner() {
        for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
            DnsRawRecord alias = raw(DnsSection.ANSWER, i, DnsRecordType.CNAME);
            if (alias != null) {
                aliases.putIfAbsent(owner(alias), alias);
            }
        }
        String owner = lookup.name();
        for (int step = 0; step <= MOST_ALIASES; step++) {
            DnsRawRecord alias = aliases.get(owner);
            if (alias == null) {
                return owner;
            }
            seconds = Math.min(seconds, alias.timeToLive());
            ByteBuf data = alias.content();
            String target = RecordReader.lastName(data.duplicate());
            if (target == null) {
                return owner;
            }
            owner = target;
        }
        return null;
    }

    private @Nullable DnsRawRecord raw(DnsSection section, int index, DnsRecordType type) {
        return response.recordAt(section, index) instanceof DnsRawRecord raw
                        && raw.type().equals(type)
                ? raw
                : null;
    }

    private static String owner(DnsRawRecord record) {
        return new DnsLookup(record.name(), RecordType.A).name();
    }

    /** RFC 2308 §5: the lesser of the SOA record's TTL and its last field; without one, the answer is not kept. */
    private Duration negativeLifetime() {
        for (int i = 0; i < response.count(DnsSection.AUTHORITY); i++) {
            DnsRawRecord soa = raw(DnsSection.AUTHORITY, i, DnsRecordType.SOA);
            if (soa != null && soa.content().readableBytes() >= Integer.BYTES) {
                ByteBuf data = soa.content();
                return lifetime(Math.min(soa.timeToLive(), data.getUnsignedInt(data.writerIndex() - Integer.BYTES)));
            }
        }
        return Duration.ZERO;
    }

    /** RFC 2181 §8: a TTL whose highest bit is set counts as 0. */
    private static Duration lifetime(long seconds) {
        return seconds < 0 || seconds > Integer.MAX_VALUE ? Duration.ZERO : Duration.ofSeconds(seconds);
    }
}
