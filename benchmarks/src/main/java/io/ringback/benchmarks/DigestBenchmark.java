package io.ringback.benchmarks;

import io.ringback.sip.auth.Authorized;
import io.ringback.sip.auth.Claim;
import io.ringback.sip.auth.DigestChallenge;
import io.ringback.sip.auth.DigestCredentials;
import io.ringback.sip.auth.Exchange;
import io.ringback.sip.auth.NonceSession;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.Verdict;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What digest costs beside the hashing that nobody can avoid. All of it is the answer to the seed's 407 with qop
 * {@code auth}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DigestBenchmark {
    /**
     * The floor: three hashes and their digits, over bytes that were prepared, with a hash function that is used again.
     *
     * @param floor the prepared bytes
     * @return the response's digits
     */
    @Benchmark
    public byte[] rawHashes(DigestFloor floor) {
        return floor.threeHashes();
    }

    /**
     * The floor where H(A1) is known: two hashes and their digits.
     *
     * @param floor the prepared bytes
     * @return the response's digits
     */
    @Benchmark
    public byte[] rawHashesCachedHa1(DigestFloor floor) {
        return floor.twoHashes();
    }

    /**
     * A challenge and a password are known: the credentials are computed and written.
     *
     * @param digest what is known
     * @return the header field's value
     */
    @Benchmark
    public ByteWriter respond(DigestCase digest) {
        ByteWriter to = digest.writer();
        DigestCredentials.write(to, digest.challenge, digest.user, digest.use, digest.subject);
        return to;
    }

    /**
     * The next request with the same nonce.
     *
     * @param digest what is known
     * @return the header field's value
     */
    @Benchmark
    public ByteWriter respondCachedHa1(DigestCase digest) {
        ByteWriter to = digest.writer();
        digest.session.answer(digest.subject, to);
        return to;
    }

    /**
     * From a challenge's text to the credentials' text, with a random cnonce.
     *
     * @param digest the user and the challenge
     * @return the header field's value
     */
    @Benchmark
    public Slice respondToText(DigestCase digest) {
        DigestChallenge challenge = parseChallenge(digest);
        NonceSession session =
                NonceSession.open(challenge, Qop.AUTH, digest.user).orElseThrow();
        return session.answer(digest.subject).orElseThrow().value();
    }

    /**
     * From the parsed 407 to the finished second INVITE, a call that has no nonce yet.
     *
     * @param digest the client
     * @return the INVITE
     */
    @Benchmark
    public SipRequest answerChallenge(DigestCase digest) {
        Exchange exchange = Exchange.with("trunk");
        Authorized answer = (Authorized) digest.client.answer(exchange, digest.invite, digest.challenged);
        digest.client.forgetCall(digest.invite.callId());
        return answer.request();
    }

    /**
     * A challenge from its text.
     *
     * @param digest the challenge
     * @return what can be answered
     */
    @Benchmark
    public DigestChallenge parseChallenge(DigestCase digest) {
        return DigestChallenge.of(HeaderTypes.PROXY_AUTHENTICATE.read(digest.challengeText.cursor()), skipped -> {})
                .orElseThrow();
    }

    /**
     * Credentials that were read and a password that was looked up: whether they are right.
     *
     * @param digest the credentials
     * @return whether they are
     */
    @Benchmark
    public boolean verify(DigestCase digest) {
        return digest.presented.areRight(digest.user, digest.subject);
    }

    /**
     * All that a server does: a parsed request's credentials are read, the nonce is recognised, the digest is checked,
     * the count is used up.
     *
     * @param server the requests of one client, each with the next count
     * @return accepted
     */
    @Benchmark
    public Verdict verifyRequest(DigestServerCase server) {
        SipRequest request = server.next();
        Claim claim = (Claim) server.verifier.examine(request);
        return server.verifier.decide(claim, server.user);
    }

    /**
     * JAIN-SIP's helper from a challenge's text to the credentials' text. It has no algorithm but MD5, and one cnonce.
     *
     * @param jain its helper
     * @return the header field
     * @throws Throwable if it fails
     */
    @Benchmark
    public String jainHeader(JainDigest jain) throws Throwable {
        return jain.header();
    }

    /**
     * JAIN-SIP's response alone.
     *
     * @param jain its helper
     * @return the digits
     * @throws Throwable if it fails
     */
    @Benchmark
    public String jainResponse(JainDigest jain) throws Throwable {
        return jain.response();
    }

    /**
     * Apache HttpClient from a challenge's text to the credentials' text.
     *
     * @param apache its scheme
     * @return the header field's value
     * @throws Exception if it fails
     */
    @Benchmark
    public String httpClientHeader(ApacheDigest apache) throws Exception {
        return apache.header();
    }
}
