package io.ringback.sip.transport;

import io.ringback.sip.message.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names flows for an edge proxy, which puts the name into the user part of its Path or Record-Route URI and finds the
 * flow again by it (RFC 5626 §5.2, §5.3). A name cannot be forged, so nobody can have requests sent where he wants: it
 * is sealed with HMAC-SHA-256 under a key of this process. Immutable; safe for use by many threads.
 */
public final class FlowTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int MOST_CHARACTERS = 64;

    private final SecretKey key;
    private final List<SipTransport> transports;

    private FlowTokens(SecretKey key, List<SipTransport> transports) {
        this.key = key;
        this.transports = List.copyOf(transports);
    }

    /**
     * Names under a new random key.
     *
     * @param transports those whose flows are named; their order is a part of the names
     * @return new names
     */
    public static FlowTokens of(SipTransport... transports) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new FlowTokens(new SecretKeySpec(bytes, ALGORITHM), List.of(transports));
    }

    /**
     * The name of a flow.
     *
     * @param hop the hop of an arrival of one of the transports: a connection, or the addresses of a datagram
     * @return letters, digits, hyphens and underscores, which a URI takes as they are
     * @throws IllegalArgumentException if the hop is none of theirs
     */
    public String token(Hop hop) {
        byte[] name = name(hop);
        ByteBuffer token = ByteBuffer.allocate(SEAL_BYTES + name.length);
        token.put(seal(name)).put(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * The flow of a name.
     *
     * @param token what {@link #token} has made, or what somebody claims that it has
     * @return the hop; empty if the name is forged, or the connection is gone (RFC 5626 §5.3: answer 430)
     */
    public Optional<Hop> hop(String token) {
        if (token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] name = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        boolean ours = MessageDigest.isEqual(seal(name), Arrays.copyOf(bytes, SEAL_BYTES));
        return ours ? named(ByteBuffer.wrap(name)) : Optional.empty();
    }

    private byte[] name(Hop hop) {
        for (int i = 0; i < transports.size(); i++) {
            if (hop instanceof Connection connection && connection.owner() == transports.get(i)) {
                return ByteBuffer.allocate(1 + Long.BYTES)
                        .put((byte) i)
                        .putLong(connection.serial())
                        .array();
            }
            if (hop instanceof DatagramHop datagram && datagram.owner() == transports.get(i)) {
                byte[] address = datagram.remote().getAddress().getAddress();
                return ByteBuffer.allocate(1 + Short.BYTES + address.length)
                        .put((byte) i)
                        .putShort((short) datagram.remote().getPort())
                        .put(address)
                        .array();
            }
        }
        throw new IllegalArgumentException("the hop is no flow of these transports: " + hop);
    }

    private Optional<Hop> named(ByteBuffer name) {
        SipTransport transport = transports.get(name.get());
        if (transport instanceof StreamTransport stream) {
            return stream.numbered(name.getLong()).map(connection -> connection);
        }
        int port = Short.toUnsignedInt(name.getShort());
        byte[] address = new byte[name.remaining()];
        name.get(address);
        try {
            return Optional.of(transport.hopTo(new InetSocketAddress(InetAddress.getByAddress(address), port)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private byte[] seal(byte[] name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(name), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + ALGORITHM, e);
        }
    }
}
