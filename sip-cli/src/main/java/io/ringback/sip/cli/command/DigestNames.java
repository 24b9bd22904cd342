package io.ringback.sip.cli.command;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;
import io.ringback.text.Slice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Digest's names on the command line: as they are on the wire. */
final class DigestNames {
    private DigestNames() {}

    /** {@code MD5}, {@code SHA-256} and so on. */
    static final class Algorithm implements ITypeConverter<DigestAlgorithm> {
        /** Made by picocli. */
        Algorithm() {}

        @Override
        public DigestAlgorithm convert(String value) {
            return DigestAlgorithm.of(Slice.of(value))
                    .orElseThrow(() -> new TypeConversionException("MD5, SHA-256 or SHA-512-256 is expected"));
        }
    }

    /** {@code auth}, {@code auth-int}, or {@code none} for a challenge without it. */
    static final class Quality implements ITypeConverter<Qop> {
        /** Made by picocli. */
        Quality() {}

        @Override
        public Qop convert(String value) {
            return value.equals("none")
                    ? Qop.NONE
                    : Qop.of(Slice.of(value))
                            .orElseThrow(() -> new TypeConversionException("auth, auth-int or none is expected"));
        }
    }
}
