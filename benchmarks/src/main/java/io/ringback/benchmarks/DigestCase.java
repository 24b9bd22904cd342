package io.ringback.benchmarks;

import io.ringback.sip.auth.DigestChallenge;
import io.ringback.sip.auth.DigestClient;
import io.ringback.sip.auth.DigestPolicy;
import io.ringback.sip.auth.DigestSubject;
import io.ringback.sip.auth.NonceSession;
import io.ringback.sip.auth.NonceUse;
import io.ringback.sip.auth.PresentedCredentials;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.RealmCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Seed;
import io.ringback.text.ByteWriter;
import io.ringback.text.Slice;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The client's side of the seed's challenge, with each hash function. */
@State(Scope.Thread)
public class DigestCase {
    static final String USER = "yourname";
    static final String PASSWORD = "yourpassword1234567";
    static final String REALM = "sip.twilio.com";
    static final String CNONCE = "0347557B0347557B0347557B0347557B";

    /** The algorithm that the challenge names. */
    @Param({"MD5", "SHA-256", "SHA-512-256"})
    public String algorithm = "";

    final UserCredentials user = UserCredentials.ofPassword(USER, PASSWORD.toCharArray());
    final DigestClient client = DigestClient.of(RealmCredentials.none().realm(REALM, user));
    final SipRequest invite = (SipRequest) message(Seed.INVITE);
    final DigestSubject subject = DigestSubject.of(invite);
    private final ByteWriter writer = ByteWriter.ofCapacity(1024);

    SipResponse challenged = challenged("MD5");
    Slice challengeText = textOf(challenged);
    DigestChallenge challenge = challenge(challengeText);
    NonceUse use = NonceUse.uncounted(challenge.nonce());
    NonceSession session = session(challenge);
    PresentedCredentials presented = presented(session);

    static SipMessage message(Seed seed) {
        return (SipMessage) SipParser.strict().parse(seed.bytes());
    }

    static SipResponse challenged(String algorithm) {
        SipResponse response = (SipResponse) message(Seed.CHALLENGE);
        Challenge seed =
                response.headers().first(HeaderTypes.PROXY_AUTHENTICATE).orElseThrow();
        Challenge named = new Challenge(seed.scheme(), seed.parameters().withToken("algorithm", algorithm));
        SipResponse edited =
                response.edit().set(HeaderTypes.PROXY_AUTHENTICATE, named).build();
        return (SipResponse) SipParser.strict().parse(edited.bytes().toBytes());
    }

    static Slice textOf(SipResponse challenged) {
        return challenged.headers().text(HeaderTypes.PROXY_AUTHENTICATE.name()).orElseThrow();
    }

    private static DigestChallenge challenge(Slice text) {
        return DigestPolicy.defaults()
                .select(List.of(Challenge.read(text.cursor())))
                .answerable()
                .get(0);
    }

    private NonceSession session(DigestChallenge answered) {
        return NonceSession.open(answered, Qop.AUTH, user).orElseThrow();
    }

    private PresentedCredentials presented(NonceSession answering) {
        Slice credentials = answering.answer(subject).orElseThrow().value();
        return PresentedCredentials.of(Credentials.read(credentials.cursor())).orElseThrow();
    }

    /** Prepares all of it. */
    @Setup
    public void prepare() {
        challenged = challenged(algorithm);
        challengeText = textOf(challenged);
        challenge = challenge(challengeText);
        use = new NonceUse(challenge.nonce(), Qop.AUTH, Slice.of("00000001"), Slice.of(CNONCE));
        session = session(challenge);
        presented = presented(session);
        if (!presented.areRight(user, subject)) {
            throw new IllegalStateException("the credentials are wrong");
        }
    }

    ByteWriter writer() {
        writer.clear();
        return writer;
    }
}
