package io.ringback.sip.transport;

import java.io.IOException;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** A TLS handshake that failed, and the check that it failed at. */
public final class TlsFailedException extends SendFailedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The check that has failed. */
    private final TlsCheck check;

    TlsFailedException(InetSocketAddress remote, TlsCheck check, @Nullable Throwable cause) {
        super(remote, check.description(), cause);
        this.check = check;
    }

    /** Finds out which check an exception of the TLS engine is about. */
    static TlsFailedException of(InetSocketAddress remote, Throwable cause) {
        TlsCheck found = null;
        StringBuilder said = new StringBuilder();
        Throwable next = cause;
        for (int depth = 0; next != null && depth < 10; depth++) {
            found = found == null ? byType(next) : found;
            said.append(next.getMessage()).append('\n');
            next = next.getCause();
        }
        return new TlsFailedException(remote, found == null ? byWords(said.toString()) : found, cause);
    }

    private static @Nullable TlsCheck byType(Throwable cause) {
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return TlsCheck.VALIDITY;
        }
        if (cause instanceof CertPathValidatorException path) {
            CertPathValidatorException.Reason reason = path.getReason();
            boolean time = reason == CertPathValidatorException.BasicReason.EXPIRED
                    || reason == CertPathValidatorException.BasicReason.NOT_YET_VALID;
            return time ? TlsCheck.VALIDITY : null;
        }
        return cause instanceof CertPathBuilderException ? TlsCheck.TRUST : null;
    }

    /** The engine tells the rest in words only: the names of alerts (RFC 8446 §6.2), and its own. */
    private static TlsCheck byWords(String said) {
        if (said.contains("xtended key usage") || said.contains("KeyUsage")) {
            return TlsCheck.USAGE;
        }
        if (said.contains("Empty client certificate chain") || said.contains("peer not authenticated")) {
            return TlsCheck.NO_CERTIFICATE;
        }
        if (said.contains("PKIX path") || said.contains("trust anchor")) {
            return TlsCheck.TRUST;
        }
        boolean alert = said.contains("Received fatal alert");
        if (alert && (said.contains("certificate") || said.contains("unknown_ca"))) {
            return TlsCheck.OUR_CERTIFICATE;
        }
        boolean agreement = said.contains("protocol_version")
                || said.contains("handshake_failure")
                || said.contains("no cipher suites in common")
                || said.contains("not accepted by")
                || said.contains("No appropriate protocol");
        return agreement ? TlsCheck.AGREEMENT : TlsCheck.PROTOCOL;
    }

    /** Whether an exception has to do with TLS, or with the network alone. */
    static boolean isNetworkOnly(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof javax.net.ssl.SSLException);
    }

    /**
     * What has failed.
     *
     * @return the check
     */
    public TlsCheck check() {
        return check;
    }
}
