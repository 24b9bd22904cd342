package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringback.testing.FuzzTarget;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it has found, keeps every promise: docs/fuzzing.md. */
class FuzzInputsTest {
    private static final Path FOUND = Path.of("src/test/resources/io/ringback/sip/auth/fuzz");
    private static final FuzzTarget CHALLENGES =
            new FuzzTarget("ChallengesFuzzInputs/challenges", FuzzTargets::challenges);
    private static final FuzzTarget CREDENTIALS =
            new FuzzTarget("CredentialsFuzzInputs/credentials", FuzzTargets::credentials);

    static Stream<Arguments> inputs() {
        return Stream.of(CHALLENGES.inputs(FOUND, Seeds.challenges()), CREDENTIALS.inputs(FOUND, Seeds.credentials()))
                .flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("inputs")
    void isKept(String name, byte[] bytes, Consumer<byte[]> promises) {
        assertThatCode(() -> promises.accept(bytes)).doesNotThrowAnyException();
    }
}
