package io.ringback.sdp.attribute;

import java.util.List;

/** The types of the attributes of RTP and RTCP beyond the codecs. */
public final class RtpAttributes {
    /** Where RTCP is received, RFC 3605. */
    public static final AttributeType<Rtcp> RTCP = AttributeType.of("rtcp", Rtcp::read);

    /** Which feedback may be used, RFC 4585 §4.2. */
    public static final AttributeType<RtcpFeedback> RTCP_FB = AttributeType.of("rtcp-fb", RtcpFeedback::read);

    /** Header extensions, RFC 8285 §5. */
    public static final AttributeType<HeaderExtension> EXTMAP = AttributeType.of("extmap", HeaderExtension::read);

    /** Streams and tracks of WebRTC applications, RFC 8830. */
    public static final AttributeType<MediaStreamId> MSID = AttributeType.of("msid", MediaStreamId::read);

    /** Attributes of a source, RFC 5576 §4.1. */
    public static final AttributeType<SourceAttribute> SSRC = AttributeType.of("ssrc", SourceAttribute::read);

    /** Sources that belong together, RFC 5576 §4.2. */
    public static final AttributeType<SourceGroup> SSRC_GROUP = AttributeType.of("ssrc-group", SourceGroup::read);

    /** Streams under restrictions, RFC 8851. */
    public static final AttributeType<Rid> RID = AttributeType.of("rid", Rid::read);

    /** Several encodings at the same time, RFC 8853. */
    public static final AttributeType<Simulcast> SIMULCAST = AttributeType.of("simulcast", Simulcast::read);

    static final List<AttributeType<?>> ALL = List.of(RTCP, RTCP_FB, EXTMAP, MSID, SSRC, SSRC_GROUP, RID, SIMULCAST);

    private RtpAttributes() {}
}
