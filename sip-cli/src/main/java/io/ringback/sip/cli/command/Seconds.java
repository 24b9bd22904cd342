package io.ringback.sip.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds on the command line: a number that is not negative, perhaps with decimals. */
final class Seconds implements ITypeConverter<Duration> {
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    /** Made by picocli. */
    Seconds() {}

    @Override
    public Duration convert(String value) {
        try {
            BigDecimal seconds = new BigDecimal(value);
            if (seconds.signum() >= 0 && seconds.compareTo(MOST) <= 0) {
                return Duration.ofMillis(seconds.multiply(MILLIS).longValue());
            }
        } catch (NumberFormatException e) {
            // Told below, with all other numbers that are none.
        }
        throw new TypeConversionException("seconds are expected, 0 to " + MOST);
    }
}
