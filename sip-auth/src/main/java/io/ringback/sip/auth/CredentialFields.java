package io.ringback.sip.auth;

import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** The credentials in a request's header: one field for each realm, never joined by commas (RFC 3261 §7.3.1). */
final class CredentialFields {
    private CredentialFields() {}

    /**
     * Puts new credentials in the place of those that the exchange has sent before, which would be refused as replays,
     * or were refused. Credentials for realms that nobody here answers stay as they are.
     */
    static void replace(SipRequest.Builder builder, SipRequest request, Exchange exchange, List<Exchange.Sent> sent) {
        for (Challenger challenger : Challenger.values()) {
            HeaderType<Credentials> type = challenger.credentials();
            HeaderType<Slice> raw = FieldValues.raw(type);
            List<Slice> there = FieldValues.values(request, type);
            if (!there.isEmpty()) {
                builder.remove(type.name());
            }
            for (Slice value : there) {
                if (!isReplaced(value, challenger, exchange)) {
                    builder.add(raw, value);
                }
            }
            for (Exchange.Sent one : sent) {
                if (one.space().challenger() == challenger) {
                    builder.add(raw, one.written().value());
                }
            }
        }
    }

    private static boolean isReplaced(Slice value, Challenger challenger, Exchange exchange) {
        List<Credentials> read = new ArrayList<>(1);
        FieldValues.readField(value, challenger.credentials(), read);
        for (Credentials credentials : read) {
            Slice realm = credentials.parameters().value("realm").orElse(Slice.empty());
            if (exchange.has(new ProtectionSpace(challenger, QuotedBytes.unquote(realm)))) {
                return true;
            }
        }
        return false;
    }
}
