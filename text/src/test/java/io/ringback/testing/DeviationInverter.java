package io.ringback.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns the outcome of tests with {@link KnownDeviation} around. */
final class DeviationInverter implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> target, ExtensionContext context) {
        invert(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> target, ExtensionContext context) {
        invert(invocation, context);
    }

    private static void invert(Invocation<Void> invocation, ExtensionContext context) {
        String why = reason(context);
        try {
            invocation.proceed();
        } catch (TestAbortedException aborted) {
            throw aborted;
        } catch (Throwable expected) {
            throw new TestAbortedException("known deviation: " + why, expected);
        }
        throw new AssertionFailedError("the deviation is gone, remove its mark: " + why);
    }

    private static String reason(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), KnownDeviation.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), KnownDeviation.class))
                .map(KnownDeviation::value)
                .orElseThrow();
    }
}
