package io.ringback.benchmarks;

import gov.nist.core.StackLogger;
import gov.nist.javax.sip.clientauthutils.MessageDigestAlgorithm;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.ProxyAuthenticate;
import gov.nist.javax.sip.parser.ProxyAuthenticateParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.testing.Seed;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.text.ParseException;
import java.util.Arrays;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ProxyAuthorizationHeader;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * JAIN-SIP's client side of digest: its parser, the function that computes the response, and its header, used as its
 * {@code AuthenticationHelperImpl} uses them, which itself wants a running stack. The function is not public, so it is
 * called by handle.
 */
@State(Scope.Thread)
public class JainDigest {
    private static final MethodHandle RESPONSE = responseFunction();
    private static final String ABSENT = "";

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final StackLogger silent = (StackLogger) Proxy.newProxyInstance(
            JainDigest.class.getClassLoader(),
            new Class<?>[] {StackLogger.class},
            (self, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
    private String challenge = "";
    private String uriText = "";

    private static MethodHandle responseFunction() {
        Class<?>[] parameters = new Class<?>[12];
        Arrays.fill(parameters, String.class);
        parameters[11] = StackLogger.class;
        try {
            return MethodHandles.privateLookupIn(MessageDigestAlgorithm.class, MethodHandles.lookup())
                    .findStatic(
                            MessageDigestAlgorithm.class,
                            "calculateResponse",
                            MethodType.methodType(String.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes the seed's challenge and Request-URI.
     *
     * @throws ParseException if JAIN-SIP cannot read them
     */
    @Setup
    public void prepare() throws ParseException {
        challenge = "Proxy-Authenticate: " + DigestCase.textOf(DigestCase.challenged("MD5")) + "\n";
        uriText = ((SipRequest) DigestCase.message(Seed.INVITE)).rawRequestUri().toString();
    }

    String header() throws Throwable {
        ProxyAuthenticate read = (ProxyAuthenticate) new ProxyAuthenticateParser(challenge).parse();
        String response = response(read.getRealm(), read.getNonce());
        ProxyAuthorizationHeader header = headers.createProxyAuthorizationHeader(read.getScheme());
        header.setUsername(DigestCase.USER);
        header.setRealm(read.getRealm());
        header.setNonce(read.getNonce());
        header.setParameter("uri", uriText);
        header.setResponse(response);
        header.setAlgorithm(read.getAlgorithm());
        header.setOpaque(read.getOpaque());
        header.setQop("auth");
        header.setCNonce("xyz");
        header.setNonceCount(1);
        return header.toString();
    }

    String response() throws Throwable {
        return response(DigestCase.REALM, "559389cd4b456fe70b70959fd9b16c9e");
    }

    private String response(String realm, String nonce) throws Throwable {
        return (String) RESPONSE.invokeExact(
                "MD5",
                DigestCase.USER,
                realm,
                DigestCase.PASSWORD,
                nonce,
                "00000001",
                "xyz",
                "INVITE",
                uriText,
                ABSENT,
                "auth",
                silent);
    }
}
