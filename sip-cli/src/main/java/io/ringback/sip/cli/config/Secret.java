package io.ringback.sip.cli.config;

import io.ringback.sip.auth.UserCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A password. It is never shown, and is overwritten once it has become credentials. */
public final class Secret {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /**
     * A password that is known as text.
     *
     * @param text the password
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /**
     * The first line of a file, in UTF-8, without its line end.
     *
     * @param file the file
     * @return the secret
     * @throws IOException if the file cannot be read
     * @throws CharacterCodingException if it is not text in UTF-8
     */
    public static Secret firstLineOf(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            return new Secret(characters);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Makes credentials of the password, and overwrites it here.
     *
     * @param username whose password it is
     * @return the credentials
     * @throws IllegalArgumentException if the name cannot be one
     */
    public UserCredentials asCredentials(String username) {
        try {
            return UserCredentials.ofPassword(username, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
