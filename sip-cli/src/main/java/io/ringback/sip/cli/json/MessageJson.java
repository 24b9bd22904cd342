package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.HeaderField;
import io.ringback.sip.message.Headers;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.message.Violation;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** A SIP message as JSON: every field that can be read, also those of an invalid message. */
public final class MessageJson {
    private MessageJson() {}

    /**
     * What the parser made of a file.
     *
     * @param file the file's name
     * @param parsed a message or what is wrong with it
     * @return an object with the field {@code valid} and the message's fields
     */
    public static ObjectNode of(String file, Parsed parsed) {
        ObjectNode json = Json.object().put("file", file);
        if (parsed instanceof SipMessage message) {
            putVerdict(json, message.validate());
            putMessage(json, message);
        } else if (parsed instanceof MalformedMessage malformed) {
            putVerdict(json, Optional.of(malformed.violation()));
            malformed
                    .readable()
                    .ifPresentOrElse(message -> putMessage(json, message), () -> putHeaders(json, malformed.headers()));
        }
        return json;
    }

    private static void putVerdict(ObjectNode json, Optional<Violation> violation) {
        json.put("valid", violation.isEmpty());
        violation.ifPresent(found -> {
            json.put("status", found.status());
            json.putObject("error")
                    .put("rule", found.rule().name())
                    .put("offset", found.offset())
                    .put("message", found.toString());
        });
    }

    private static void putMessage(ObjectNode json, SipMessage message) {
        if (message instanceof SipRequest request) {
            json.put("kind", "request");
            json.put("method", request.method().name());
            json.put("requestUri", request.rawRequestUri().toString());
        } else {
            json.put("kind", "response");
        }
        json.put("version", version(message));
        if (message instanceof SipResponse response) {
            json.put("statusCode", response.statusCode());
            json.put("reasonPhrase", response.reasonPhrase().toString());
        }
        putHeaders(json, message.headers());
        json.put("bodyLength", message.body().length());
    }

    /** The version stands first in a status line and last in a request line. */
    private static String version(SipMessage message) {
        String line = message.startLine().toString();
        return message instanceof SipRequest
                ? line.substring(line.lastIndexOf(' ') + 1)
                : line.substring(0, line.indexOf(' '));
    }

    private static void putHeaders(ObjectNode json, Headers headers) {
        single(headers, HeaderTypes.CALL_ID, value -> json.put("callId", value.toString()));
        single(
                headers,
                HeaderTypes.CSEQ,
                value -> json.putObject("cseq")
                        .put("number", value.number())
                        .put("method", value.method().name()));
        single(headers, HeaderTypes.FROM, value -> putAddress(json.putObject("from"), value));
        single(headers, HeaderTypes.TO, value -> putAddress(json.putObject("to"), value));
        list(headers, HeaderTypes.VIA, json, "via", (array, via) -> putVia(array.addObject(), via));
        list(
                headers,
                HeaderTypes.CONTACT,
                json,
                "contacts",
                (array, contact) -> putContact(array.addObject(), contact));
        list(headers, HeaderTypes.ROUTE, json, "route", (array, route) -> array.add(route.text()));
        list(headers, HeaderTypes.RECORD_ROUTE, json, "recordRoute", (array, route) -> array.add(route.text()));
        single(headers, HeaderTypes.MAX_FORWARDS, value -> json.put("maxForwards", value));
        single(headers, HeaderTypes.CONTENT_LENGTH, value -> json.put("contentLength", value));
        single(headers, HeaderTypes.CONTENT_TYPE, value -> json.put("contentType", value.text()));
        single(headers, HeaderTypes.EXPIRES, value -> json.put("expires", value));
        ArrayNode all = json.putArray("headers");
        for (HeaderField field : headers) {
            all.addObject().put("name", field.writtenName().toString()).put("value", field.unfolded());
        }
    }

    private static <T> void single(Headers headers, HeaderType<T> type, Consumer<T> put) {
        Readable.of(() -> headers.first(type)).flatMap(Function.identity()).ifPresent(put);
    }

    /** All values, or only the first where a later one cannot be read. */
    private static <T> void list(
            Headers headers, HeaderType<T> type, ObjectNode json, String name, BiConsumer<ArrayNode, T> put) {
        List<T> values = Readable.of(() -> headers.all(type))
                .orElseGet(() -> Readable.of(() -> headers.first(type)).flatMap(Function.identity()).stream()
                        .toList());
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            values.forEach(value -> put.accept(array, value));
        }
    }

    private static ObjectNode putAddress(ObjectNode json, NameAddr address) {
        address.displayText().ifPresent(text -> json.put("display", text));
        json.put("uri", address.uri().toString());
        address.tag().ifPresent(tag -> json.put("tag", tag.toString()));
        return json;
    }

    private static void putVia(ObjectNode json, Via via) {
        json.put("protocol", via.transport().toString());
        json.put("host", via.sentBy().host().text());
        if (via.sentBy().hasPort()) {
            json.put("port", via.sentBy().port());
        }
        via.branch().ifPresent(branch -> json.put("branch", branch.toString()));
        via.parameters().value("received").ifPresent(received -> json.put("received", received.toString()));
        if (via.parameters().has("rport")) {
            via.parameters()
                    .value("rport")
                    .map(Slice::toString)
                    .flatMap(MessageJson::number)
                    .ifPresentOrElse(port -> json.put("rport", port), () -> json.put("rport", true));
        }
    }

    private static Optional<Integer> number(String digits) {
        try {
            return Optional.of(Integer.valueOf(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void putContact(ObjectNode json, Contact contact) {
        if (contact.address().isEmpty()) {
            json.put("uri", "*");
            return;
        }
        NameAddr address = contact.address().get();
        address.displayText().ifPresent(text -> json.put("display", text));
        json.put("uri", address.uri().toString());
        ObjectNode parameters = json.putObject("params");
        for (Parameters.Parameter parameter : address.parameters().list()) {
            String name = parameter.name().toString();
            parameters.put(name, address.parameters().text(name).orElse(""));
        }
    }
}
