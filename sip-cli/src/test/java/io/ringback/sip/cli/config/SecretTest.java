package io.ringback.sip.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @Test
    void showsNothing() {
        assertThat(Secret.of("hunter2")).hasToString("a secret");
    }

    @Test
    void readsTextInUtf8Only(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("secret"), new byte[] {(byte) 0xC3, 0x28, '\n'});
        assertThatThrownBy(() -> Secret.firstLineOf(file)).isInstanceOf(CharacterCodingException.class);
    }
}
