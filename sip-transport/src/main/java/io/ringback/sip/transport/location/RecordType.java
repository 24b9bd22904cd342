package io.ringback.sip.transport.location;

/** The DNS records that lead to SIP servers. */
public enum RecordType {
    /** Which services a domain has: RFC 3403. */
    NAPTR,
    /** Which hosts serve: RFC 2782. */
    SRV,
    /** An IPv4 address: RFC 1035. */
    A,
    /** An IPv6 address: RFC 3596. */
    AAAA
}
