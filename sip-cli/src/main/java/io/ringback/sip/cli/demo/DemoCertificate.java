package io.ringback.sip.cli.demo;

import io.ringback.sip.transport.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A certificate that lives for an hour and signs itself (RFC 5280), for a demonstration over TLS. The JDK reads
 * certificates but makes none, so its few fields are written here.
 */
final class DemoCertificate {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2
    };
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALT_NAME = {0x06, 0x03, 0x55, 0x1D, 0x11};
    private static final int SEQUENCE = 0x30;

    private final KeyPair keys;
    private final X509Certificate certificate;

    private DemoCertificate(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    static DemoCertificate of(String domain) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] contents = contents(domain, keys);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(contents);
            byte[] encoded = der(SEQUENCE, contents, ECDSA_WITH_SHA256, der(0x03, new byte[1], signature.sign()));
            return new DemoCertificate(keys, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot make a certificate", e);
        }
    }

    /** What the trunk shows. */
    TlsSettings shown() {
        return TlsSettings.builder()
                .certificate(keys.getPrivate(), certificate)
                .trust(certificate)
                .build();
    }

    /** What the gateway trusts. */
    TlsSettings trusted() {
        return TlsSettings.builder().trust(certificate).build();
    }

    private static byte[] contents(String domain, KeyPair keys) {
        Instant now = Instant.now();
        byte[] version = der(0xA0, der(0x02, new byte[] {2}));
        byte[] serial = der(0x02, new BigInteger(64, new SecureRandom()).toByteArray());
        byte[] name = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, text(0x0C, "Ringback demonstration"))));
        byte[] validity = der(SEQUENCE, time(now.minusSeconds(60)), time(now.plus(LIFE)));
        byte[] names = der(SEQUENCE, text(0x82, domain));
        byte[] extensions = der(0xA3, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALT_NAME, der(0x04, names))));
        byte[] key = keys.getPublic().getEncoded();
        return der(SEQUENCE, version, serial, ECDSA_WITH_SHA256, name, validity, name, key, extensions);
    }

    private static byte[] time(Instant instant) {
        return text(0x17, UTC_TIME.format(instant));
    }

    private static byte[] text(int tag, String value) {
        return der(tag, value.getBytes(StandardCharsets.US_ASCII));
    }

    /** A value with its tag and length: X.690 §8.1. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        if (value.size() > 0x7F) {
            encoded.write(0x82);
            encoded.write(value.size() >> 8);
        }
        encoded.write(value.size());
        encoded.writeBytes(value.toByteArray());
        return encoded.toByteArray();
    }
}
