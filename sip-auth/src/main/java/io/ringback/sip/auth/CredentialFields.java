package io.ringback.sip.auth;

import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.message.HeaderField;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** The credentials in a request's header: one field for each realm, never joined by commas (RFC 3261 §7.3.1). */
final class CredentialFields {
    private CredentialFields() {}

    /**
     * Puts new credentials in the place of those for the same realms, which would be refused as replays. Credentials
     * for realms that nobody here answers stay as they are.
     */
    static void replace(SipRequest.Builder builder, SipRequest request, List<Exchange.Sent> sent) {
        for (Challenger challenger : Challenger.values()) {
            HeaderType<Credentials> type = challenger.credentials();
            HeaderType<Slice> raw = FieldValues.raw(type);
            List<Slice> kept = kept(request, challenger, sent);
            builder.remove(type.name());
            kept.forEach(value -> builder.add(raw, value));
            for (Exchange.Sent one : sent) {
                if (one.space().challenger() == challenger) {
                    builder.add(raw, one.written().value());
                }
            }
        }
    }

    private static List<Slice> kept(SipRequest request, Challenger challenger, List<Exchange.Sent> sent) {
        List<Slice> kept = new ArrayList<>(0);
        for (HeaderField field : request.headers()) {
            if (field.name().equals(challenger.credentials().name()) && !isReplaced(field.value(), challenger, sent)) {
                kept.add(field.value());
            }
        }
        return kept;
    }

    private static boolean isReplaced(Slice value, Challenger challenger, List<Exchange.Sent> sent) {
        List<Credentials> read = new ArrayList<>(1);
        FieldValues.readField(value, challenger.credentials(), read);
        for (Credentials credentials : read) {
            Slice realm = credentials.parameters().value("realm").orElse(Slice.empty());
            ProtectionSpace space = new ProtectionSpace(challenger, QuotedBytes.unquote(realm));
            if (sent.stream().anyMatch(one -> one.space().equals(space))) {
                return true;
            }
        }
        return false;
    }
}
