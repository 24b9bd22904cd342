package io.ringback.sip.message;

import io.ringback.sip.header.ContentDisposition;
import io.ringback.sip.header.ContentId;
import io.ringback.sip.header.ExtensionTypes;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.MediaType;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Optional;

/**
 * One part of a {@link Multipart} body: header fields of its own and content. An immutable view of a message's bytes.
 */
public final class BodyPart {
    private static final MediaType OCTETS = MediaType.of("application", "octet-stream");
    private static final ContentDisposition SESSION = ContentDisposition.of("session");
    private static final ContentDisposition RENDER = ContentDisposition.of("render");

    private final Headers headers;
    private final Slice content;
    private final MediaType typeByDefault;
    private final Reader inner;

    /**
     * @param typeByDefault the content's type if the part does not tell it
     * @param inner reads the parts of a content that has some
     */
    BodyPart(Headers headers, Slice content, MediaType typeByDefault, Reader inner) {
        this.headers = headers;
        this.content = content;
        this.typeByDefault = typeByDefault;
        this.inner = inner;
    }

    /** Reads the parts of a part. */
    @FunctionalInterface
    interface Reader {
        Multipart read(MediaType type, int from, int to);
    }

    /**
     * The part's header fields.
     *
     * @return perhaps none; offsets in errors count from the first byte of the part
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The part's content.
     *
     * @return its bytes as they came, encoded as a Content-Transfer-Encoding says; none is usual in SIP (RFC 5621 §3.2)
     */
    public Slice content() {
        return content;
    }

    /**
     * The part's content without what a Content-Transfer-Encoding says was done to it (RFC 2045 §6). Base64 and
     * quoted-printable are decoded, each time anew; there are never more bytes than before.
     *
     * @return the decoded bytes; {@link #content()} itself if it is not encoded
     * @throws SyntaxException if the Content-Transfer-Encoding is wrong or not known; or, with an offset from the
     *     content's first byte, if the content does not follow it
     */
    public Slice decoded() {
        return switch (TransferEncoding.of(headers)) {
            case IDENTITY -> content;
            case BASE64 -> Base64Content.decode(content);
            case QUOTED_PRINTABLE -> QuotedPrintable.decode(content, headers.manner());
            case UNKNOWN -> throw wrongEncoding(MessageRule.TRANSFER_ENCODING);
        };
    }

    private SyntaxException wrongEncoding(MessageRule rule) {
        return headers.cursor(headers.next(KnownHeader.CONTENT_TRANSFER_ENCODING, 0))
                .error(rule);
    }

    /**
     * The content's type.
     *
     * @return the Content-Type; if there is none, {@code message/rfc822} in a {@code multipart/digest} and
     *     {@code text/plain} in any other body (RFC 2046 §5.1.1, §5.1.5); {@code application/octet-stream}, whatever is
     *     told, if the Content-Transfer-Encoding is not known (RFC 2045 §6.4)
     * @throws SyntaxException if one of the two is wrong
     */
    public MediaType type() {
        if (TransferEncoding.of(headers) == TransferEncoding.UNKNOWN) {
            return OCTETS;
        }
        return headers.first(HeaderTypes.CONTENT_TYPE).orElse(typeByDefault);
    }

    /**
     * What the content is for.
     *
     * @return the Content-Disposition; if there is none, {@code session} for a session description and {@code render}
     *     for all else (RFC 3261 §20.11)
     * @throws SyntaxException if it is wrong
     */
    public ContentDisposition disposition() {
        return headers.first(HeaderTypes.CONTENT_DISPOSITION)
                .orElseGet(() -> type().isSameType(MediaType.SDP) ? SESSION : RENDER);
    }

    /**
     * The part's name.
     *
     * @return the Content-ID, if there is one
     * @throws SyntaxException if it is wrong
     */
    public Optional<ContentId> contentId() {
        return headers.first(ExtensionTypes.CONTENT_ID);
    }

    /**
     * The parts of this part.
     *
     * @return the parts; empty if its type is not {@code multipart}
     * @throws SyntaxException if they are not well-formed, too many, or nested too deeply; or if they are encoded as a
     *     whole, which is forbidden (RFC 2045 §6.4)
     */
    public Optional<Multipart> multipart() {
        MediaType type = type();
        if (!Multipart.isMultipart(type)) {
            return Optional.empty();
        }
        if (TransferEncoding.of(headers) != TransferEncoding.IDENTITY) {
            throw wrongEncoding(MessageRule.ENCODED_PARTS);
        }
        return Optional.of(content.readBy((bytes, from, to) -> inner.read(type, from, to)));
    }

    /** The type and size only. */
    @Override
    public String toString() {
        return content.length() + " bytes";
    }
}
