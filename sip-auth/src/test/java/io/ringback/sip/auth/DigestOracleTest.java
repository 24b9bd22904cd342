package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.ParserCursor;

/** An implementation of digest that shares nothing with ours, Apache HttpClient's, writes what ours accepts. */
class DigestOracleTest {
    private static final HttpHost HOST = new HttpHost("h.example");
    private static final String BODY = "v=0\r\n";

    /** Those that it has. It answers without qop too, and chooses auth-int only where nothing else is offered. */
    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of("MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .excludeChars('"', '\\', ':')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(text -> text.strip().equals(text));
    }

    @Property(tries = 1000)
    void agreesOnResponses(
            @ForAll("algorithms") String algorithm,
            @ForAll Qop qop,
            @ForAll("texts") String username,
            @ForAll("texts") String realm,
            @ForAll("texts") String password)
            throws Exception {
        // It sends no cnonce then, without which nobody can compute a session's A1.
        Assume.that(qop != Qop.NONE || !algorithm.endsWith("-sess"));
        String challenge = "Digest realm=\"" + realm + "\", nonce=\"7ypf/xlj9XXwfDPEoM4U\", algorithm=" + algorithm
                + (qop == Qop.NONE ? "" : ", qop=\"" + qop.token() + "\"");
        String answer = answer(challenge, username, password);
        PresentedCredentials presented = DigestVectorsTest.presented(answer);
        assertThat(presented.use().qop()).isEqualTo(qop);
        UserCredentials user = UserCredentials.ofPassword(username, password.getBytes(StandardCharsets.UTF_8));
        DigestSubject subject = DigestSubject.of("INVITE", Slice.of(Messages.URI), Slice.of(BODY));
        assertThat(presented.areRight(user, subject)).as(answer).isTrue();
        DigestSubject other = DigestSubject.of("UPDATE", Slice.of(Messages.URI), Slice.of(BODY));
        assertThat(presented.areRight(user, other)).isFalse();
    }

    private static String answer(String challenge, String username, String password) throws Exception {
        List<AuthChallenge> read = AuthChallengeParser.INSTANCE.parse(
                ChallengeType.TARGET, challenge, new ParserCursor(0, challenge.length()));
        BasicCredentialsProvider users = new BasicCredentialsProvider();
        users.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials(username, password.toCharArray()));
        HttpClientContext context = HttpClientContext.create();
        DigestScheme scheme = new DigestScheme();
        scheme.processChallenge(read.get(0), context);
        assertThat(scheme.isResponseReady(HOST, users, context)).isTrue();
        return scheme.generateAuthResponse(HOST, request(), context);
    }

    private static HttpRequest request() {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("INVITE", Messages.URI);
        request.setEntity(new StringEntity(BODY, ContentType.TEXT_PLAIN));
        return request;
    }
}
