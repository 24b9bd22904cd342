package io.ringback.sip.cli.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.ringback.sip.cli.config.YamlNode.Entry;
import io.ringback.sip.cli.config.YamlNode.Mapping;
import io.ringback.sip.cli.config.YamlNode.Scalar;
import io.ringback.sip.cli.config.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of a YAML file: reads it into located nodes, and tells where its errors are. */
final class YamlSource {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int DEEPEST = 16;

    private final String file;
    private final String text;

    private YamlSource(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static YamlSource of(String file, String text) {
        return new YamlSource(file, text);
    }

    ConfigurationException error(Place place, String problem) {
        return new ConfigurationException(file, place, problem);
    }

    /** An error at one character of a scalar's text. */
    ConfigurationException error(Scalar scalar, int index, String problem) {
        return error(new ScalarPlaces(text).of(scalar.place(), index), problem);
    }

    /** Reads the one document of the file. */
    YamlNode read() {
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                throw error(Place.START, "the file is empty");
            }
            YamlNode document = node(parser, 0);
            if (parser.nextToken() != null) {
                throw error(place(parser), "only one document is expected");
            }
            return document;
        } catch (JsonProcessingException e) {
            // Its message quotes the lines around the fault, which may be a password's.
            throw error(place(e.getLocation()), "this is not well-formed YAML");
        } catch (IOException e) {
            throw error(Place.START, "the file cannot be read");
        }
    }

    private YamlNode node(YAMLParser parser, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw error(place(parser), "nested too deeply");
        }
        if (parser.isCurrentAlias()) {
            throw error(place(parser), "aliases are not supported");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return mapping(parser, depth);
        }
        return parser.currentToken() == JsonToken.START_ARRAY ? sequence(parser, depth) : scalar(parser);
    }

    private Mapping mapping(YAMLParser parser, int depth) throws IOException {
        Place start = place(parser);
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Scalar key = new Scalar(place(parser), parser.currentName());
            if (!keys.add(key.text())) {
                throw error(key.place(), "this key stands here twice");
            }
            parser.nextToken();
            entries.add(new Entry(key, node(parser, depth + 1)));
        }
        return new Mapping(start, List.copyOf(entries));
    }

    private Sequence sequence(YAMLParser parser, int depth) throws IOException {
        Place start = place(parser);
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, depth + 1));
        }
        return new Sequence(start, List.copyOf(items));
    }

    private static Scalar scalar(YAMLParser parser) throws IOException {
        boolean nothing = parser.currentToken() == JsonToken.VALUE_NULL;
        return new Scalar(place(parser), nothing ? "" : parser.getText());
    }

    private static Place place(YAMLParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static Place place(@Nullable JsonLocation location) {
        return location == null
                ? Place.START
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
