package io.ringback.sip.message;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import io.ringback.text.Writable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads all that can be read of a message, whatever it is. Only what is declared may be thrown, and is caught here. */
public final class Everything {
    private static final Map<Class<?>, List<Method>> READS = new ConcurrentHashMap<>();
    private static final int DEEPEST = 4;
    private static final NameAddr CONTACT = NameAddr.of(SipUri.of("sip:a"));

    private Everything() {}

    /** Reads a message, or what can be read of a malformed one; edits it, and answers it. */
    public static void of(Parsed parsed) {
        if (parsed instanceof MalformedMessage malformed) {
            require(malformed.violation());
            fields(malformed.headers());
            malformed.readable().ifPresent(Everything::message);
            value(malformed.toString());
        } else {
            message((SipMessage) parsed);
        }
    }

    private static void message(SipMessage message) {
        value(message, 1);
        fields(message.headers());
        message.validateEssentials().ifPresent(Everything::require);
        if (PlainEssentials.areIn(message)
                && MessageValidator.readEssentials(message).isPresent()) {
            throw new AssertionError("what is plain must be right");
        }
        message.validate().ifPresent(Everything::require);
        message.validate(Set.of(KnownHeader.VIA, KnownHeader.CONTACT)).ifPresent(Everything::require);
        declared(() -> Multipart.of(message).ifPresent(Everything::parts));
        edits(message);
    }

    /** A rule has a name, an offset within reach, and words of its own. */
    private static void require(Violation violation) {
        if (violation.offset() < 0
                || violation.rule().name().isEmpty()
                || (violation.status() != 0 && (violation.status() < 400 || violation.status() > 699))) {
            throw new AssertionError("no verdict: " + violation);
        }
    }

    private static void fields(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            int index = i;
            HeaderField field = headers.field(i);
            value(field.unfolded());
            if (field.name() instanceof KnownHeader known) {
                HeaderTypes.of(known).ifPresent(type -> {
                    typed(headers, type);
                    declared(() -> headers.values(index, type));
                });
            }
            value(headers.text(field.name()).orElseThrow());
        }
    }

    private static <T> void typed(Headers headers, HeaderType<T> type) {
        declared(() -> headers.first(type).ifPresent(first -> value(first, 1)));
        declared(() -> {
            for (T value : headers.all(type)) {
                value(value, 0);
                type.write(value, ByteWriter.ofCapacity(64));
            }
        });
    }

    private static void parts(Multipart multipart) {
        for (BodyPart part : multipart.parts()) {
            value(part, 1);
            fields(part.headers());
            declared(() -> part.multipart().ifPresent(Everything::parts));
        }
    }

    /** Whatever was read can be written again, and a request can be answered. */
    private static void edits(SipMessage message) {
        SipMessage again = message.edit().build();
        if (withoutLengths(again) != withoutLengths(message)) {
            throw new AssertionError("an edit without a change has changed the header fields");
        }
        message.edit().remove(KnownHeader.VIA).noBody().build();
        for (HeaderField field : message.headers()) {
            if (field.name() instanceof KnownHeader known) {
                HeaderTypes.of(known)
                        .ifPresent(type ->
                                declared(() -> message.edit().removeFirst(type).build()));
            }
        }
        if (message instanceof SipRequest request) {
            SipResponse.to(request, 100).build();
            SipResponse.trying(request, Duration.ZERO).build();
            SipResponse.to(request, 500, "tag").build();
            SipResponse.establishing(request, 200, "tag", CONTACT).build();
        }
    }

    private static int withoutLengths(SipMessage message) {
        int fields = message.headers().size();
        for (HeaderField field : message.headers()) {
            fields -= field.name() == KnownHeader.CONTENT_LENGTH ? 1 : 0;
        }
        return fields;
    }

    static void value(Object value) {
        value(value, 0);
    }

    /**
     * Calls every method without arguments, and those of what it gives; that of a host which needs an address apart.
     */
    private static void value(Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> value(present, depth));
        } else if (value instanceof Iterable<?> all) {
            all.forEach(one -> value(one, depth));
        }
        String ignored = value.toString();
        if (value instanceof Writable writable) {
            writable.writeTo(ByteWriter.ofCapacity(ignored.length()));
        }
        if (depth < DEEPEST && value.getClass().getName().startsWith("io.ringback.sip")) {
            for (Method method : READS.computeIfAbsent(value.getClass(), Everything::reads)) {
                Object result = call(method, value);
                if (result != null && !(result instanceof Slice)) {
                    value(result, depth + 1);
                }
            }
        }
    }

    private static List<Method> reads(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Object.class && Modifier.isPublic(type.getModifiers()))
                .filter(method ->
                        !Set.of("edit", "iterator", "spliterator", "address").contains(method.getName()))
                .toList();
    }

    private static Object call(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SyntaxException) {
                return null;
            }
            throw new AssertionError(method + " has thrown " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void declared(Runnable read) {
        try {
            read.run();
        } catch (SyntaxException expected) {
            if (expected.offset() < 0) {
                throw new AssertionError("an offset before the message", expected);
            }
        }
    }
}
