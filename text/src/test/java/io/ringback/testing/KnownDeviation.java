package io.ringback.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test of a rule that is not kept yet. While the test fails it is reported as skipped, with the reason; once it
 * passes it is reported as failed, so that the mark cannot outlive the deviation.
 *
 * <p>On a type it holds for every test in it. It works on tests of JUnit Jupiter, not on properties of jqwik.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(DeviationInverter.class)
public @interface KnownDeviation {
    /** Why the rule is not kept. */
    String value();
}
