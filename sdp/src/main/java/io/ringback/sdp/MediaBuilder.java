package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.MediaLine;

/** Builds a media description, which {@link SessionBuilder#media(MediaBuilder)} takes. */
public final class MediaBuilder extends SectionBuilder<MediaBuilder> {
    MediaBuilder(MediaLine line) {
        add(FieldType.MEDIA, line);
    }

    MediaBuilder(MediaDescription origin) {
        super(origin);
    }

    @Override
    MediaBuilder self() {
        return this;
    }

    @Override
    int first() {
        return 1;
    }

    /**
     * Sets the first line.
     *
     * @param line the new line
     * @return this
     */
    public MediaBuilder line(MediaLine line) {
        return set(FieldType.MEDIA, line);
    }

    /**
     * Sets the port and leaves the rest of the first line as it is.
     *
     * @param port 0 to 65535; 0 rejects or disables the stream
     * @return this
     * @throws io.ringback.text.SyntaxException if the first line came from outside and is wrong
     */
    public MediaBuilder port(int port) {
        return line(MediaLine.read(line(0).value().cursor()).withPort(port));
    }
}
