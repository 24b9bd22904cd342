package io.ringback.text;

/**
 * Every bound that the parsers keep, in one immutable value. Input beyond a bound is refused with a
 * {@link SyntaxException} whose rule is a {@link Limit}.
 *
 * @param messageBytes the size of a whole message, at most 16,777,215 bytes
 * @param startLineBytes the length of a SIP start line, without its line end
 * @param headerBytes the length of one header field with its folds, without its line end
 * @param headerSectionBytes the size of start line and header fields together
 * @param headers the number of header fields
 * @param listValues the number of values in one header field
 * @param identifierBytes the length of a branch, a tag or a Call-ID, by which messages are told apart
 * @param parameters the number of parameters of one value
 * @param bodyParts the number of parts of one multipart body
 * @param depth how deeply comments and multipart bodies may be nested
 * @param sdpBytes the size of a session description
 * @param sdpMedia the number of media descriptions in it
 * @param sdpFormats the number of formats of one medium
 * @param sdpLines the number of lines in a session description
 */
public record ParseLimits(
        int messageBytes,
        int startLineBytes,
        int headerBytes,
        int headerSectionBytes,
        int headers,
        int listValues,
        int identifierBytes,
        int parameters,
        int bodyParts,
        int depth,
        int sdpBytes,
        int sdpMedia,
        int sdpFormats,
        int sdpLines) {

    private static final int LARGEST_MESSAGE = (1 << 24) - 1;

    private static final ParseLimits DEFAULT =
            new ParseLimits(65_535, 4_096, 8_192, 32_768, 256, 128, 1_024, 64, 32, 4, 65_536, 32, 128, 2_048);

    /** Checks that every bound is positive and that no message can outgrow the index. */
    public ParseLimits {
        int[] bounds = {
            messageBytes,
            startLineBytes,
            headerBytes,
            headerSectionBytes,
            headers,
            listValues,
            identifierBytes,
            parameters,
            bodyParts,
            depth,
            sdpBytes,
            sdpMedia,
            sdpFormats,
            sdpLines
        };
        for (int bound : bounds) {
            if (bound < 1 || bound > LARGEST_MESSAGE) {
                throw new IllegalArgumentException("a limit must be 1 to " + LARGEST_MESSAGE + ", not " + bound);
            }
        }
    }

    /**
     * The limits that are used where none are given: messages up to 65,535 bytes, 256 header fields of up to 8,192
     * bytes, 32 media.
     *
     * @return the defaults
     */
    public static ParseLimits defaults() {
        return DEFAULT;
    }

    /**
     * These limits with another {@link #messageBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withMessageBytes(int bound) {
        return with(Limit.MESSAGE_TOO_LARGE, bound);
    }

    /**
     * These limits with another {@link #startLineBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withStartLineBytes(int bound) {
        return with(Limit.START_LINE_TOO_LONG, bound);
    }

    /**
     * These limits with another {@link #headerBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withHeaderBytes(int bound) {
        return with(Limit.HEADER_TOO_LONG, bound);
    }

    /**
     * These limits with another {@link #headerSectionBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withHeaderSectionBytes(int bound) {
        return with(Limit.HEADER_SECTION_TOO_LARGE, bound);
    }

    /**
     * These limits with another {@link #headers()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withHeaders(int bound) {
        return with(Limit.TOO_MANY_HEADERS, bound);
    }

    /**
     * These limits with another {@link #listValues()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withListValues(int bound) {
        return with(Limit.TOO_MANY_VALUES, bound);
    }

    /**
     * These limits with another {@link #identifierBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withIdentifierBytes(int bound) {
        return with(Limit.IDENTIFIER_TOO_LONG, bound);
    }

    /**
     * These limits with another {@link #parameters()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withParameters(int bound) {
        return with(Limit.TOO_MANY_PARAMETERS, bound);
    }

    /**
     * These limits with another {@link #bodyParts()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withBodyParts(int bound) {
        return with(Limit.TOO_MANY_BODY_PARTS, bound);
    }

    /**
     * These limits with another {@link #depth()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withDepth(int bound) {
        return with(Limit.NESTED_TOO_DEEPLY, bound);
    }

    /**
     * These limits with another {@link #sdpBytes()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withSdpBytes(int bound) {
        return with(Limit.SDP_TOO_LARGE, bound);
    }

    /**
     * These limits with another {@link #sdpMedia()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withSdpMedia(int bound) {
        return with(Limit.TOO_MANY_MEDIA, bound);
    }

    /**
     * These limits with another {@link #sdpFormats()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withSdpFormats(int bound) {
        return with(Limit.TOO_MANY_FORMATS, bound);
    }

    /**
     * These limits with another {@link #sdpLines()}.
     *
     * @param bound the new bound, 1 to 16,777,215
     * @return new limits
     */
    public ParseLimits withSdpLines(int bound) {
        return with(Limit.TOO_MANY_LINES, bound);
    }

    /** Each component as it is, but the one whose excess is told by a limit. */
    private ParseLimits with(Limit limit, int bound) {
        return new ParseLimits(
                limit == Limit.MESSAGE_TOO_LARGE ? bound : messageBytes,
                limit == Limit.START_LINE_TOO_LONG ? bound : startLineBytes,
                limit == Limit.HEADER_TOO_LONG ? bound : headerBytes,
                limit == Limit.HEADER_SECTION_TOO_LARGE ? bound : headerSectionBytes,
                limit == Limit.TOO_MANY_HEADERS ? bound : headers,
                limit == Limit.TOO_MANY_VALUES ? bound : listValues,
                limit == Limit.IDENTIFIER_TOO_LONG ? bound : identifierBytes,
                limit == Limit.TOO_MANY_PARAMETERS ? bound : parameters,
                limit == Limit.TOO_MANY_BODY_PARTS ? bound : bodyParts,
                limit == Limit.NESTED_TOO_DEEPLY ? bound : depth,
                limit == Limit.SDP_TOO_LARGE ? bound : sdpBytes,
                limit == Limit.TOO_MANY_MEDIA ? bound : sdpMedia,
                limit == Limit.TOO_MANY_FORMATS ? bound : sdpFormats,
                limit == Limit.TOO_MANY_LINES ? bound : sdpLines);
    }
}
