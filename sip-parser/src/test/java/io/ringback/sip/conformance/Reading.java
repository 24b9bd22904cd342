package io.ringback.sip.conformance;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.Contact;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.BodyPart;
import io.ringback.sip.message.Multipart;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what a key of the documents means out of a message: {@code contact.0.uri-parameter.lr}, for one. */
final class Reading {
    private static final String ABSENT = "absent";
    private static final String PRESENT = "present";

    private Reading() {}

    static String of(SipMessage message, String key) {
        int dot = key.indexOf('.');
        String rest = key.substring(dot + 1);
        return switch (dot < 0 ? key : key.substring(0, dot)) {
            case "request-uri" ->
                dot < 0
                        ? ((SipRequest) message).requestUri().toString()
                        : uri(((SipRequest) message).requestUri(), rest);
            case "from" -> address(message.from(), rest);
            case "to" -> address(message.to(), rest);
            case "route" -> address(at(message, HeaderTypes.ROUTE, rest), afterIndex(rest));
            case "record-route" -> address(at(message, HeaderTypes.RECORD_ROUTE, rest), afterIndex(rest));
            case "via" ->
                rest.equals("count")
                        ? count(message, HeaderTypes.VIA)
                        : via(at(message, HeaderTypes.VIA, rest), afterIndex(rest));
            case "contact" ->
                rest.equals("count")
                        ? count(message, HeaderTypes.CONTACT)
                        : contact(at(message, HeaderTypes.CONTACT, rest), afterIndex(rest));
            case "accept" ->
                rest.equals("count")
                        ? count(message, HeaderTypes.ACCEPT)
                        : at(message, HeaderTypes.ACCEPT, rest).toString();
            case "header" ->
                message.headers().text(HeaderName.of(rest)).orElseThrow().length() == 0 ? "" : unfolded(message, rest);
            case "parts" -> part(Multipart.of(message).orElseThrow().parts(), rest);
            case "authorization" ->
                credentials(message.headers().first(HeaderTypes.AUTHORIZATION).orElseThrow(), rest);
            default -> simple(message, key);
        };
    }

    private static String simple(SipMessage message, String key) {
        return switch (key) {
            case "method" -> ((SipRequest) message).method().name();
            case "status" -> Integer.toString(((SipResponse) message).statusCode());
            case "reason" -> ((SipResponse) message).reasonPhrase().toString();
            case "cseq" -> message.cSeq().toString();
            case "call-id" -> message.callId().toString();
            case "call-id.length" -> Integer.toString(message.callId().length());
            case "max-forwards" -> first(message, HeaderTypes.MAX_FORWARDS);
            case "content-type" -> first(message, HeaderTypes.CONTENT_TYPE);
            case "body.length" -> Integer.toString(message.body().length());
            case "require" -> joined(message, HeaderTypes.REQUIRE);
            case "proxy-require" -> joined(message, HeaderTypes.PROXY_REQUIRE);
            case "contacts.equivalent" ->
                Boolean.toString(contactUri(message, 0).isEquivalent(contactUri(message, 1)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Uri contactUri(SipMessage message, int index) {
        return message.headers()
                .all(HeaderTypes.CONTACT)
                .get(index)
                .address()
                .orElseThrow()
                .uri();
    }

    private static String unfolded(SipMessage message, String name) {
        for (var field : message.headers()) {
            if (field.name().equals(HeaderName.of(name))) {
                return field.unfolded();
            }
        }
        return ABSENT;
    }

    private static <T> T at(SipMessage message, HeaderType<T> type, String index) {
        int dot = index.indexOf('.');
        return message.headers().all(type).get(Integer.parseInt(dot < 0 ? index : index.substring(0, dot)));
    }

    private static String afterIndex(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static String count(SipMessage message, HeaderType<?> type) {
        return Integer.toString(message.headers().all(type).size());
    }

    private static String first(SipMessage message, HeaderType<?> type) {
        return message.headers().first(type).orElseThrow().toString();
    }

    private static String joined(SipMessage message, HeaderType<?> type) {
        return message.headers().all(type).stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String address(NameAddr address, String key) {
        return switch (key) {
            case "name" -> address.displayText().orElse("");
            case "uri" -> address.uri().toString();
            case "tag" -> address.tag().map(Slice::toString).orElse("");
            default ->
                key.startsWith("parameter.")
                        ? parameter(address.parameters(), afterIndex(key))
                        : uri(address.uri(), key);
        };
    }

    private static String contact(Contact contact, String key) {
        return switch (key) {
            case "q" -> contact.q().orElseThrow().toString();
            case "expires" -> contact.expires().orElseThrow().toString();
            default -> address(contact.address().orElseThrow(), key);
        };
    }

    private static String uri(Uri uri, String key) {
        if (key.equals("scheme")) {
            return uri.scheme();
        }
        SipUri sip = (SipUri) uri;
        return switch (key) {
            case "user" -> sip.userText().orElse("");
            case "user.length" -> Integer.toString(sip.user().orElseThrow().length());
            case "password" -> sip.password().map(Slice::toString).orElse("");
            case "host" -> sip.host().toString();
            case "port" -> Integer.toString(sip.hostPort().port());
            case "address" -> shortened(sip);
            case "lr" -> Boolean.toString(sip.isLooseRouter());
            default ->
                key.startsWith("header.")
                        ? sip.header(afterIndex(key)).orElse(ABSENT)
                        : uriParameter(sip, afterIndex(key));
        };
    }

    /** The address as its bytes say it, its longest run of zeros elided. */
    private static String shortened(SipUri uri) {
        return uri.host().address().getHostAddress().replaceFirst("(:0)+:", "::");
    }

    private static String uriParameter(SipUri uri, String name) {
        if (name.endsWith(".length")) {
            return Integer.toString(
                    uriParameter(uri, name.substring(0, name.indexOf('.'))).length());
        }
        Optional<String> value = uri.parameter(name);
        return value.map(text -> text.isEmpty() ? PRESENT : text).orElse(ABSENT);
    }

    private static String parameter(Parameters parameters, String name) {
        return parameters.has(name) ? parameters.text(name).orElse(PRESENT) : ABSENT;
    }

    private static String via(Via via, String key) {
        return switch (key) {
            case "transport" -> via.transport().toString();
            case "sent-by" -> via.sentBy().toString();
            case "branch" -> via.branch().map(Slice::toString).orElse("");
            default -> via.parameters().text(key).orElse(ABSENT);
        };
    }

    private static String part(List<BodyPart> parts, String key) {
        if (key.equals("count")) {
            return Integer.toString(parts.size());
        }
        BodyPart part = parts.get(Integer.parseInt(key.substring(0, key.indexOf('.'))));
        return switch (afterIndex(key)) {
            case "type" -> part.type().type() + "/" + part.type().subtype();
            case "length" -> Integer.toString(part.content().length());
            default -> part.content().toString();
        };
    }

    private static String credentials(Credentials credentials, String key) {
        return key.equals("scheme")
                ? credentials.scheme().toString()
                : credentials.parameters().text(afterIndex(key)).orElse(ABSENT);
    }
}
