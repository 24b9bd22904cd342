package io.ringback.sip.cli.config;

import io.ringback.sip.cli.config.CredentialsReader.Login;
import io.ringback.sip.cli.config.YamlNode.Entry;
import io.ringback.sip.cli.config.YamlNode.Mapping;
import io.ringback.sip.cli.config.YamlNode.Scalar;
import io.ringback.sip.ua.dial.PatternSyntaxException;
import io.ringback.sip.ua.dial.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code trunks.yaml}: credentials, translations and dial-peers. */
public final class TrunksFile {
    private final YamlSource source;
    private final CredentialsReader credentials;
    private final int mediaPort;

    private TrunksFile(YamlSource source, CredentialsReader credentials, int mediaPort) {
        this.source = source;
        this.credentials = credentials;
        this.mediaPort = mediaPort;
    }

    /**
     * Reads a file.
     *
     * @param file the file; the files of passwords are relative to its folder
     * @param mediaPort where the calls' audio is received, 1 to 65535
     * @return its trunks
     * @throws ConfigurationException if something is wrong with it
     */
    public static Trunks load(Path file, int mediaPort) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return parse(file.toString(), text(file), folder, mediaPort);
    }

    /**
     * Reads a configuration that is known already.
     *
     * @param name what it is called in errors
     * @param text the configuration
     * @param folder what the files of passwords are relative to
     * @param mediaPort where the calls' audio is received, 1 to 65535
     * @return its trunks
     * @throws ConfigurationException if something is wrong with it
     */
    public static Trunks parse(String name, String text, Path folder, int mediaPort) {
        return parse(name, text, folder, mediaPort, variable -> Optional.ofNullable(System.getenv(variable)));
    }

    static Trunks parse(
            String name, String text, Path folder, int mediaPort, Function<String, Optional<String>> environment) {
        YamlSource source = YamlSource.of(name, text);
        return new TrunksFile(source, new CredentialsReader(source, folder, environment), mediaPort).read();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(file.toString(), Place.START, "the file cannot be read");
        }
    }

    private Trunks read() {
        YamlSection whole = YamlSection.of(source, source.read(), "credentials", "translations", "dial-peers");
        List<Login> logins = credentials.read(whole.items("credentials"));
        Map<String, Translation> translations =
                whole.node("translations").map(this::translations).orElse(Map.of());
        DialPeerReader reader = new DialPeerReader(source, credentials, logins, translations, mediaPort);
        List<Trunk> trunks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : whole.items("dial-peers")) {
            Trunk trunk = reader.read(node);
            if (!names.add(trunk.peer().name())) {
                throw source.error(node.place(), "another dial-peer has the same name");
            }
            trunks.add(trunk);
        }
        return Trunks.of(trunks);
    }

    private Map<String, Translation> translations(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            throw source.error(node.place(), "names of translations are expected here");
        }
        Map<String, Translation> translations = new HashMap<>();
        for (Entry entry : mapping.entries()) {
            List<Translation.Rule> rules = YamlSection.items(source, entry.value()).stream()
                    .map(this::rule)
                    .toList();
            translations.put(entry.key().text(), new Translation(rules));
        }
        return translations;
    }

    private Translation.Rule rule(YamlNode node) {
        YamlSection section = YamlSection.of(source, node, "match", "replace");
        Scalar match = section.required("match");
        Scalar replace = section.required("replace");
        checkExpression(match);
        try {
            return Translation.Rule.of(match.text(), replace.text());
        } catch (PatternSyntaxException e) {
            throw source.error(replace, e.index(), String.valueOf(e.getMessage()));
        }
    }

    /** By itself, so that what is wrong then is the replacement. */
    private void checkExpression(Scalar match) {
        try {
            Translation.Rule.of(match.text(), "");
        } catch (PatternSyntaxException e) {
            throw source.error(match, e.index(), String.valueOf(e.getMessage()));
        }
    }
}
