package io.ringback.benchmarks;

import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Seed;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.ParserCursor;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Apache HttpClient's digest, which answers any method and URI. */
@State(Scope.Thread)
public class ApacheDigest {
    /** The algorithm that the challenge names. */
    @Param({"MD5", "SHA-256", "SHA-512-256"})
    public String algorithm = "";

    private final HttpHost host = new HttpHost("yourname.pstn.twilio.com");
    private final BasicCredentialsProvider users = new BasicCredentialsProvider();
    private String challenge = "";
    private BasicHttpRequest request = new BasicHttpRequest("INVITE", "/");

    /** Takes the seed's challenge and Request-URI. */
    @Setup
    public void prepare() {
        challenge = DigestCase.textOf(DigestCase.challenged(algorithm)).toString();
        String uri =
                ((SipRequest) DigestCase.message(Seed.INVITE)).rawRequestUri().toString();
        request = new BasicHttpRequest("INVITE", uri);
        users.setCredentials(
                new AuthScope(null, -1),
                new UsernamePasswordCredentials(DigestCase.USER, DigestCase.PASSWORD.toCharArray()));
    }

    String header() throws Exception {
        ParserCursor cursor = new ParserCursor(0, challenge.length());
        List<AuthChallenge> read = AuthChallengeParser.INSTANCE.parse(ChallengeType.PROXY, challenge, cursor);
        HttpClientContext context = HttpClientContext.create();
        DigestScheme scheme = new DigestScheme();
        scheme.processChallenge(read.get(0), context);
        if (!scheme.isResponseReady(host, users, context)) {
            throw new IllegalStateException("no credentials");
        }
        return scheme.generateAuthResponse(host, request, context);
    }
}
