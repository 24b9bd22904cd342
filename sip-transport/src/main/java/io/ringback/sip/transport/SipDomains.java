package io.ringback.sip.transport;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.SipUri;
import io.ringback.text.SyntaxException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SIP domains that a certificate speaks for: RFC 5922 §7.1. They are compared whole and without case (§7.2), so a
 * wildcard matches nothing. The common name, which §7.1 would allow where there is no subjectAltName, is not looked at.
 */
final class SipDomains {
    private static final int DNS_NAME = 2;
    private static final int URI = 6;

    private SipDomains() {}

    /** The domains, in lower case. */
    static Set<String> of(X509Certificate certificate) {
        Set<String> fromUris = new LinkedHashSet<>();
        Set<String> fromNames = new LinkedHashSet<>();
        for (List<?> name : names(certificate)) {
            String value = String.valueOf(name.get(1));
            if (Integer.valueOf(URI).equals(name.get(0))) {
                domain(value).ifPresent(fromUris::add);
            } else if (Integer.valueOf(DNS_NAME).equals(name.get(0))) {
                fromNames.add(value.toLowerCase(Locale.ROOT));
            }
        }
        return Set.copyOf(fromUris.isEmpty() ? fromNames : fromUris);
    }

    private static Collection<List<?>> names(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** The host of a SIP URI without a user; any other URI speaks for no domain. */
    private static Optional<String> domain(String uri) {
        if (!uri.regionMatches(true, 0, "sip:", 0, 4) || uri.indexOf('@') >= 0) {
            return Optional.empty();
        }
        try {
            Host host = SipUri.of(uri).host();
            return host.isAddress()
                    ? Optional.empty()
                    : Optional.of(host.name().toString().toLowerCase(Locale.ROOT));
        } catch (SyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
