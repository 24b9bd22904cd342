/** Views of bytes, a reading cursor, a writer, character classes and limits: the ground floor of the parsers. */
module io.ringback.text {
    requires static org.jspecify;

    exports io.ringback.text;
}
