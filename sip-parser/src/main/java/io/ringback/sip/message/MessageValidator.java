package io.ringback.sip.message;

import io.ringback.sip.address.AddressRule;
import io.ringback.sip.address.Leniency;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.header.HeaderRule;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.KnownHeader.Shape;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.text.CharClass;
import io.ringback.text.Limit;
import io.ringback.text.Manner;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Checks messages against the rules of RFC 3261 §7.3, §8.1.1 and §20. */
final class MessageValidator {
    /**
     * What must be there. Max-Forwards must be written too, but a request of an RFC 2543 peer without it is served all
     * the same (RFC 3261 §16.3 item 3, RFC 4475 §3.1.1.11).
     */
    private static final List<HeaderType<?>> ESSENTIAL =
            List.of(HeaderTypes.VIA, HeaderTypes.FROM, HeaderTypes.TO, HeaderTypes.CALL_ID, HeaderTypes.CSEQ);

    /** Those of the essential headers that have one value only, of which nothing is left to be read. */
    private static final Set<KnownHeader> READ_WITH_ESSENTIALS =
            EnumSet.of(KnownHeader.FROM, KnownHeader.TO, KnownHeader.CALL_ID, KnownHeader.CSEQ);

    private static final CharClass SPACE = CharClass.of(" \t\r\n");

    private MessageValidator() {}

    static Optional<Violation> essentials(SipMessage message) {
        return PlainEssentials.areIn(message) ? Optional.empty() : readEssentials(message);
    }

    /** Reads each of them, whatever it looks like. */
    static Optional<Violation> readEssentials(SipMessage message) {
        try {
            for (HeaderType<?> type : ESSENTIAL) {
                Object value = message.headers().first(type).orElse(null);
                if (value == null || beginsWithNone(message.headers(), type.name())) {
                    throw missing(message, (KnownHeader) type.name());
                }
                requireShortIdentifier(message.headers(), (KnownHeader) type.name(), value);
                requireOnce(message.headers(), (KnownHeader) type.name());
            }
            requireMethod(message);
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(violation(message, e));
        }
    }

    /** Checks everything. */
    static Optional<Violation> check(SipMessage message) {
        try {
            requireReasonPhrase(message);
            requireReasonText(message);
        } catch (SyntaxException e) {
            return Optional.of(violation(message, e));
        }
        return check(message, name -> true);
    }

    /** Checks the essentials, the Request-URI, and the headers that are chosen. */
    static Optional<Violation> check(SipMessage message, Predicate<HeaderName> chosen) {
        Optional<Violation> essentials = essentials(message);
        if (essentials.isPresent()) {
            return essentials;
        }
        try {
            requireRequestUri(message);
            Set<KnownHeader> seen = EnumSet.noneOf(KnownHeader.class);
            for (int i = 0; i < message.headers().size(); i++) {
                HeaderName name = message.headers().name(i);
                if (chosen.test(name)) {
                    require(message.headers(), name, seen, i);
                }
            }
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(violation(message, e));
        }
    }

    /** Checks fields of types that somebody else has made. */
    static Optional<Violation> check(SipMessage message, List<HeaderType<?>> own) {
        Headers headers = message.headers();
        try {
            for (HeaderType<?> type : own) {
                int first = headers.next(type.name(), 0);
                for (int i = first; i >= 0; i = headers.next(type.name(), i + 1)) {
                    if (i > first && type.shape() == Shape.SINGLE) {
                        throw headers.cursor(i).error(MessageRule.HEADER_TWICE);
                    }
                    requireGrammar(headers, type, i);
                }
            }
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(violation(message, e));
        }
    }

    private static void require(Headers headers, HeaderName name, Set<KnownHeader> seen, int index) {
        if (!(name instanceof KnownHeader known)) {
            headers.requireText(index);
            return;
        }
        requireOnce(headers, known, seen, index);
        if (!READ_WITH_ESSENTIALS.contains(known)) {
            requireGrammar(headers, known, index);
        }
        if (known == KnownHeader.CONTACT) {
            requireStarAlone(headers, index);
        }
    }

    /** Reads the whole message once more, and on behind what is wrong, in a manner that remembers. */
    static Set<Leniency> tolerated(SipMessage message) {
        Manner manner = message.headers().manner().recording();
        if (manner.isStrict()) {
            return Set.of();
        }
        Parsed again = message.bytes().readBy(SipParser.of(manner)::parse);
        SipMessage readable = again instanceof MalformedMessage malformed
                ? malformed.readable().orElse(message)
                : (SipMessage) again;
        attempt(() -> requireRequestUri(readable));
        attempt(() -> requireReasonPhrase(readable));
        attempt(() -> requireReasonText(readable));
        Set<KnownHeader> names = EnumSet.noneOf(KnownHeader.class);
        for (int i = 0; i < readable.headers().size(); i++) {
            int index = i;
            if (readable.headers().name(i) instanceof KnownHeader known) {
                attempt(() -> requireOnce(readable.headers(), known, names, index));
                attempt(() -> requireGrammar(readable.headers(), known, index));
            } else {
                attempt(() -> readable.headers().requireText(index));
            }
        }
        Set<Leniency> seen = EnumSet.allOf(Leniency.class);
        seen.removeIf(leniency -> !manner.hasSeen(leniency));
        return Collections.unmodifiableSet(seen);
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (SyntaxException ignored) {
            // Nobody asks here what is wrong, only what was not minded.
        }
    }

    /** Tells whether the first of several fields is empty, and that is not tolerated. */
    private static boolean beginsWithNone(Headers headers, HeaderName name) {
        return headers.text(headers.next(name, 0)).isEmpty()
                && !headers.manner().tolerates(Leniency.EMPTY_VALUE);
    }

    private static SyntaxException missing(SipMessage message, KnownHeader name) {
        int field = message.headers().next(name, 0);
        if (field >= 0) {
            return message.headers().cursor(field).error(HeaderRule.EMPTY);
        }
        int end = message.bytes().length() - message.body().length();
        return SyntaxException.of(MessageRule.MANDATORY_HEADER, end);
    }

    private static void requireOnce(Headers headers, KnownHeader name) {
        int second = name.shape() == Shape.SINGLE ? headers.next(name, headers.next(name, 0) + 1) : -1;
        if (second >= 0) {
            throw headers.cursor(second).error(MessageRule.HEADER_TWICE);
        }
    }

    private static void requireOnce(Headers headers, KnownHeader name, Set<KnownHeader> seen, int index) {
        if (!seen.add(name) && name.shape() == Shape.SINGLE && !isRepeated(headers, name, index)) {
            throw headers.cursor(index).error(MessageRule.HEADER_TWICE);
        }
    }

    /** Tells whether a field says what the first of its name says; the body's length may never be said twice. */
    private static boolean isRepeated(Headers headers, KnownHeader name, int index) {
        return name != KnownHeader.CONTENT_LENGTH
                && headers.text(name)
                        .filter(headers.field(index).value()::equals)
                        .isPresent()
                && headers.manner().tolerates(Leniency.REPEATED_HEADER);
    }

    /** What transactions and dialogs are kept by must not be of any size that a peer likes. */
    private static void requireShortIdentifier(Headers headers, KnownHeader name, Object value) {
        Optional<Slice> identifier = Optional.empty();
        if (value instanceof Via via) {
            identifier = via.branch();
        } else if (value instanceof NameAddr address) {
            identifier = address.tag();
        } else if (value instanceof Slice callId) {
            identifier = Optional.of(callId);
        }
        if (identifier.isPresent()
                && identifier.get().length() > headers.manner().limits().identifierBytes()) {
            throw headers.cursor(headers.next(name, 0)).error(Limit.IDENTIFIER_TOO_LONG);
        }
    }

    private static void requireMethod(SipMessage message) {
        if (message instanceof SipRequest request && !request.cSeq().method().equals(request.method())) {
            int index = message.headers().next(KnownHeader.CSEQ, 0);
            throw message.headers().cursor(index).error(MessageRule.CSEQ_METHOD);
        }
    }

    /** A Request-URI has no headers: RFC 3261 §19.1.1, table 1. */
    private static void requireRequestUri(SipMessage message) {
        if (message instanceof SipRequest request) {
            int offset = request.method().name().length() + 1;
            try {
                if (request.requestUri() instanceof SipUri uri && !uri.headers().isEmpty()) {
                    throw SyntaxException.of(MessageRule.REQUEST_URI, offset);
                }
            } catch (SyntaxException e) {
                boolean own = e.rule() == MessageRule.REQUEST_URI;
                throw own ? e : SyntaxException.of(e.rule(), offset + e.offset());
            }
        }
    }

    private static void requireGrammar(Headers headers, KnownHeader name, int index) {
        Optional<HeaderType<?>> type = HeaderTypes.of(name);
        if (type.isPresent()) {
            requireGrammar(headers, type.get(), index);
        }
    }

    private static void requireGrammar(Headers headers, HeaderType<?> type, int index) {
        int values = headers.check(index, type);
        if (values == 0
                && type.shape() != Shape.OPTIONAL_LIST
                && !headers.manner().tolerates(Leniency.EMPTY_VALUE)) {
            throw headers.cursor(index).error(HeaderRule.EMPTY);
        }
        if (values > 1 && type.shape() == Shape.LINES && !headers.manner().tolerates(Leniency.JOINED_VALUES)) {
            throw headers.cursor(index).error(MessageRule.HEADERS_JOINED);
        }
    }

    /** Nobody needs the phrase (RFC 3261 §7.2), so this is asked of whole messages only. */
    private static void requireReasonPhrase(SipMessage message) {
        if (message instanceof SipResponse response) {
            Slice phrase = response.reasonPhrase();
            int length = phrase.readBy((bytes, from, to) -> StartLine.reasonPhraseEnd(bytes, from, to) - from);
            if (length < phrase.length() && !message.headers().manner().tolerates(Leniency.REASON_TEXT)) {
                throw SyntaxException.of(MessageRule.REASON_PHRASE, response.targetStart() + length);
            }
        }
    }

    private static void requireReasonText(SipMessage message) {
        if (message instanceof SipResponse response) {
            Slice phrase = response.reasonPhrase();
            int length = phrase.readBy((bytes, from, to) -> AnyText.end(bytes, from, to) - from);
            if (length < phrase.length() && !message.headers().manner().tolerates(Leniency.NOT_UTF8)) {
                throw SyntaxException.of(AddressRule.UTF8, response.targetStart() + length);
            }
        }
    }

    /**
     * A star is a message's only Contact: RFC 3261 §20.10. All are counted for a star only, and there cannot be a
     * second one behind it, so that they are counted once.
     */
    private static void requireStarAlone(Headers headers, int index) {
        if (endsWithStar(headers.text(index)) && hasSeveralContacts(headers)) {
            throw headers.cursor(index).error(HeaderRule.CONTACT);
        }
    }

    /** Tells whether a well-formed field's last value is a star: a star alone, or behind a comma. */
    private static boolean endsWithStar(Slice text) {
        int star = text.length() - 1;
        if (star < 0 || text.byteAt(star) != '*') {
            return false;
        }
        int before = star - 1;
        while (before >= 0 && SPACE.contains(text.byteAt(before))) {
            before--;
        }
        return before < 0 || text.byteAt(before) == ',';
    }

    private static boolean hasSeveralContacts(Headers headers) {
        int count = 0;
        for (int i = headers.next(KnownHeader.CONTACT, 0); i >= 0; i = headers.next(KnownHeader.CONTACT, i + 1)) {
            count += headers.check(i, HeaderTypes.CONTACT);
            if (count > 1) {
                return true;
            }
        }
        return false;
    }

    private static Violation violation(SipMessage message, SyntaxException cause) {
        Violation found = Violation.of(cause, 0);
        return isAnswerable(message) ? found : found.silent();
    }

    /** Responses have no response, nor has ACK (RFC 3261 §17). */
    static boolean isAnswerable(SipMessage message) {
        return message instanceof SipRequest request && !request.method().equals(Method.ACK);
    }
}
