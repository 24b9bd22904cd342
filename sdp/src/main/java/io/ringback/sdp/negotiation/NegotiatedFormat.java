package io.ringback.sdp.negotiation;

/**
 * A codec that both sides agreed on. Each side tells the payload type that it wants to receive, so the two may differ
 * (RFC 3264 §5.1, §6.1).
 *
 * @param codec the codec as it stands in our capabilities
 * @param sendPayloadType the payload type to send it with; −1 for a format that is not of RTP
 * @param receivePayloadType the payload type that it comes with; −1 for a format that is not of RTP
 * @param remoteParameters the peer's {@code fmtp}; ours where its answer tells neither that nor the {@code rtpmap} of a
 *     dynamic payload type, and so means what was offered; else an empty text
 */
public record NegotiatedFormat(Codec codec, int sendPayloadType, int receivePayloadType, String remoteParameters) {}
