package io.ringback.sip.cli.config;

import io.ringback.sip.cli.config.YamlNode.Entry;
import io.ringback.sip.cli.config.YamlNode.Mapping;
import io.ringback.sip.cli.config.YamlNode.Scalar;
import io.ringback.sip.cli.config.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/** A mapping whose keys are known. */
final class YamlSection {
    private final YamlSource source;
    private final Mapping mapping;

    private YamlSection(YamlSource source, Mapping mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    /** Takes a node for a mapping that has none but some keys. */
    static YamlSection of(YamlSource source, YamlNode node, String... known) {
        if (!(node instanceof Mapping mapping)) {
            throw source.error(node.place(), "keys and values are expected here");
        }
        List<String> keys = List.of(known);
        for (Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key().text())) {
                throw source.error(entry.key().place(), "unknown key; known here are " + String.join(", ", keys));
            }
        }
        return new YamlSection(source, mapping);
    }

    Optional<YamlNode> node(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    Optional<Scalar> scalar(String key) {
        return node(key).map(node -> scalar(source, node));
    }

    Scalar required(String key) {
        return scalar(key).orElseThrow(() -> source.error(mapping.place(), "the key " + key + " is missing"));
    }

    /** The items of a list; none if the key is not there. */
    List<YamlNode> items(String key) {
        return node(key).map(node -> items(source, node)).orElse(List.of());
    }

    boolean flag(String key) {
        return scalar(key)
                .map(scalar -> switch (scalar.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw source.error(scalar.place(), "true or false is expected here");
                })
                .orElse(false);
    }

    ConfigurationException error(String problem) {
        return source.error(mapping.place(), problem);
    }

    static Scalar scalar(YamlSource source, YamlNode node) {
        if (node instanceof Scalar scalar && !scalar.text().isEmpty()) {
            return scalar;
        }
        throw source.error(node.place(), "a value is expected here");
    }

    static List<YamlNode> items(YamlSource source, YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        throw source.error(node.place(), "a list is expected here");
    }
}
