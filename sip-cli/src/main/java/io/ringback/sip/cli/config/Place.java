package io.ringback.sip.cli.config;

/**
 * Where something stands in a file.
 *
 * @param line 1 or more
 * @param column 1 or more
 */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
