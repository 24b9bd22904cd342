package io.ringback.sip.transport;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;

/** Certificates that live as long as the test. */
record Certificates(X509Bundle bundle) {
    static final String DOMAIN = "biloxi.example";

    private static final Certificates ROOT = root("a root");

    /** Another authority. */
    static Certificates root(String name) {
        try {
            return new Certificates(new CertificateBuilder()
                    .ecp256()
                    .subject("CN=" + name)
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate of the authority that the tests trust. */
    static Certificates of(UnaryOperator<CertificateBuilder> contents) {
        return ROOT.issue(contents);
    }

    static Certificates ofDomain(String domain) {
        return of(builder -> builder.subject("CN=server").addSanDnsName(domain));
    }

    Certificates issue(UnaryOperator<CertificateBuilder> contents) {
        try {
            return new Certificates(
                    contents.apply(new CertificateBuilder().ecp256()).buildIssuedBy(bundle));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate trusted() {
        return ROOT.bundle().getCertificate();
    }

    PrivateKey key() {
        return bundle.getKeyPair().getPrivate();
    }

    X509Certificate[] chain() {
        return bundle.getCertificatePath();
    }

    /** Shows this certificate, and trusts the tests' authority. */
    TlsSettings.Builder settings() {
        return TlsSettings.builder().certificate(key(), chain()).trust(trusted());
    }
}
