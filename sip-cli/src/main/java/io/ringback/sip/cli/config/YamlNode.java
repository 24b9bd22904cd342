package io.ringback.sip.cli.config;

import java.util.List;

/** A part of a YAML file that knows where it stands. Its text is never shown: it may be a secret. */
sealed interface YamlNode {
    Place place();

    /** Text, a number, true, false, or nothing at all. */
    record Scalar(Place place, String text) implements YamlNode {
        @Override
        public String toString() {
            return "scalar at " + place;
        }
    }

    /** Keys and their values. */
    record Mapping(Place place, List<Entry> entries) implements YamlNode {
        @Override
        public String toString() {
            return "mapping at " + place;
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String toString() {
            return "sequence at " + place;
        }
    }

    /** One key of a mapping and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
