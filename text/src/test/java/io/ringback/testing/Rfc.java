package io.ringback.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rule of an RFC that a test stands for; the coverage table is written from these marks. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Rfc.List.class)
public @interface Rfc {
    /** The number of the RFC, such as 3261. */
    int number();

    /** The section without a leading sign, such as {@code 17.1.1.2}. */
    String section();

    /** Holds several marks of one test. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {
        /** The marks, in source order. */
        Rfc[] value();
    }
}
