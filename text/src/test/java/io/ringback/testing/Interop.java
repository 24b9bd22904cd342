package io.ringback.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks tests against real peers: they run with {@code -Pinterop} and are reported as skipped without it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Tag("interop")
@EnabledIfSystemProperty(named = "ringback.interop", matches = "true", disabledReason = "needs -Pinterop")
public @interface Interop {}
