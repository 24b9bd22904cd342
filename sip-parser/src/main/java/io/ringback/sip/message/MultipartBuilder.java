package io.ringback.sip.message;

import io.ringback.sip.address.Lexis;
import io.ringback.sip.header.ContentDisposition;
import io.ringback.sip.header.ContentId;
import io.ringback.sip.header.ExtensionTypes;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.MediaType;
import io.ringback.text.ByteWriter;
import io.ringback.text.RandomBits;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** Builds a body of several parts (RFC 5621, RFC 2046 §5.1). Not for use by several threads. */
public final class MultipartBuilder {
    private final String subtype;
    private final List<ByteWriter> heads = new ArrayList<>(2);
    private final List<Slice> contents = new ArrayList<>(2);

    private MultipartBuilder(String subtype) {
        this.subtype = subtype;
    }

    /**
     * A body whose parts are independent.
     *
     * @return a builder without parts
     */
    public static MultipartBuilder mixed() {
        return of("mixed");
    }

    /**
     * A body whose parts say the same, the last one most.
     *
     * @return a builder without parts
     */
    public static MultipartBuilder alternative() {
        return of("alternative");
    }

    /**
     * A body of another kind.
     *
     * @param subtype what follows {@code multipart/}
     * @return a builder without parts
     * @throws IllegalArgumentException if that is no token
     */
    public static MultipartBuilder of(String subtype) {
        return new MultipartBuilder(Lexis.requireToken(subtype));
    }

    /**
     * Adds a part.
     *
     * @param type its type
     * @param content its bytes, not copied
     * @return this
     */
    public MultipartBuilder add(MediaType type, Slice content) {
        heads.add(ByteWriter.ofCapacity(64));
        contents.add(content);
        return header(HeaderTypes.CONTENT_TYPE, type);
    }

    /**
     * Tells what the part is for that was added last.
     *
     * @param disposition what it is for
     * @return this
     * @throws IllegalStateException if there is no part
     */
    public MultipartBuilder disposition(ContentDisposition disposition) {
        return header(HeaderTypes.CONTENT_DISPOSITION, disposition);
    }

    /**
     * Names the part that was added last.
     *
     * @param id its name
     * @return this
     * @throws IllegalStateException if there is no part
     */
    public MultipartBuilder contentId(ContentId id) {
        return header(ExtensionTypes.CONTENT_ID, id);
    }

    /**
     * Adds a header field to the part that was added last.
     *
     * @param type the header's type
     * @param value the value
     * @param <T> the value
     * @return this
     * @throws IllegalStateException if there is no part
     */
    public <T> MultipartBuilder header(HeaderType<T> type, T value) {
        if (heads.isEmpty()) {
            throw new IllegalStateException("there is no part yet");
        }
        HeaderLine.write(type, value, heads.get(heads.size() - 1));
        return this;
    }

    /** Gives a message the body that was built, under a boundary that occurs in no part. */
    void writeTo(MessageBuilder<?> message) {
        if (heads.isEmpty()) {
            throw new IllegalStateException("there is no part yet");
        }
        String boundary = boundary();
        ByteWriter body = ByteWriter.ofCapacity(256);
        for (int i = 0; i < heads.size(); i++) {
            body.ascii("--").ascii(boundary).crlf();
            body.slice(Slice.of(heads.get(i).toBytes())).crlf();
            body.slice(contents.get(i)).crlf();
        }
        body.ascii("--").ascii(boundary).ascii("--").crlf();
        message.body(MediaType.of("multipart", subtype).with("boundary", boundary), Slice.of(body.toBytes()));
    }

    private String boundary() {
        String boundary;
        do {
            boundary = Long.toHexString(RandomBits.next() | Long.MIN_VALUE);
        } while (occursInAPart(Slice.of(boundary)));
        return boundary;
    }

    private boolean occursInAPart(Slice boundary) {
        for (Slice content : contents) {
            for (int i = 0; i + boundary.length() <= content.length(); i++) {
                if (content.slice(i, i + boundary.length()).equals(boundary)) {
                    return true;
                }
            }
        }
        return false;
    }
}
