package io.ringback.sdp;

import io.ringback.sdp.field.FieldType;
import io.ringback.sdp.field.Origin;
import io.ringback.sdp.field.Timing;
import io.ringback.text.ByteWriter;
import io.ringback.text.ParseLimits;
import java.util.ArrayList;
import java.util.List;

/** Builds a session description, from nothing or from another one. */
public final class SessionBuilder extends SectionBuilder<SessionBuilder> {
    private static final int LARGEST = (1 << 24) - 1;
    private static final SdpParser READER = SdpParser.lenient()
            .withLimits(ParseLimits.defaults()
                    .withSdpBytes(LARGEST)
                    .withSdpMedia(LARGEST)
                    .withSdpFormats(LARGEST)
                    .withSdpLines(LARGEST));

    private final List<MediaBuilder> media = new ArrayList<>(2);

    SessionBuilder() {
        add(FieldType.VERSION, text("0"));
    }

    SessionBuilder(SessionDescription origin) {
        super(origin);
        for (MediaDescription description : origin.media()) {
            media.add(new MediaBuilder(description));
        }
    }

    @Override
    SessionBuilder self() {
        return this;
    }

    @Override
    int first() {
        return 0;
    }

    /**
     * Sets the origin, {@code o=}.
     *
     * @param origin the origin
     * @return this
     */
    public SessionBuilder origin(Origin origin) {
        return set(FieldType.ORIGIN, origin);
    }

    /**
     * Sets the session's name, {@code s=}.
     *
     * @param name the name, not empty
     * @return this
     */
    public SessionBuilder name(String name) {
        return set(FieldType.SESSION_NAME, text(name));
    }

    /**
     * Sets the URI, {@code u=}.
     *
     * @param uri the URI
     * @return this
     */
    public SessionBuilder uri(String uri) {
        return set(FieldType.URI, text(uri));
    }

    /**
     * Adds an email address, {@code e=}.
     *
     * @param address the address
     * @return this
     */
    public SessionBuilder email(String address) {
        return add(FieldType.EMAIL, text(address));
    }

    /**
     * Adds a phone number, {@code p=}.
     *
     * @param number the number
     * @return this
     */
    public SessionBuilder phone(String number) {
        return add(FieldType.PHONE, text(number));
    }

    /**
     * Sets the time, in the place of all times and repetitions that stand here.
     *
     * @param timing the time
     * @return this
     */
    public SessionBuilder timing(Timing timing) {
        dropLines(FieldType.REPEAT);
        dropLines(FieldType.ZONE);
        return set(FieldType.TIMING, timing);
    }

    /**
     * Adds a media description below all others.
     *
     * @param description the media description
     * @return this
     */
    public SessionBuilder media(MediaBuilder description) {
        media.add(description);
        return this;
    }

    /**
     * The builder of a media description that is already there, to change it.
     *
     * @param index 0 for the first
     * @return its builder
     * @throws IndexOutOfBoundsException if there is no such media description
     */
    public MediaBuilder media(int index) {
        return media.get(index);
    }

    /**
     * Builds the description.
     *
     * @return a new description
     */
    public SessionDescription build() {
        ByteWriter writer = ByteWriter.ofCapacity(256);
        writeLines(writer, media.isEmpty());
        for (int i = 0; i < media.size(); i++) {
            media.get(i).writeLines(writer, i == media.size() - 1);
        }
        ParsedDescription parsed = READER.parse(writer.toBytes());
        if (parsed instanceof MalformedDescription malformed) {
            return malformed.readable().orElseThrow(() -> new IllegalStateException(malformed.toString()));
        }
        return (SessionDescription) parsed;
    }
}
