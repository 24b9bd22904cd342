package io.ringback.sip.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.auth.Challenger;
import io.ringback.sip.auth.ClientNonce;
import io.ringback.sip.auth.DigestChallenge;
import io.ringback.sip.auth.DigestPolicy;
import io.ringback.sip.auth.DigestSubject;
import io.ringback.sip.auth.NonceSession;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.Skipped;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.WrittenCredentials;
import io.ringback.sip.cli.json.Json;
import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sip digest}: what must a client answer to a challenge? */
@Command(
        name = "digest",
        description = "Prints the header field that answers a digest challenge. Exit status 1 if none can be answered.",
        mixinStandardHelpOptions = true)
public final class DigestCommand implements Callable<Integer> {
    private static final int HEX_NC_DIGITS = 8;

    @Option(
            names = "--challenge",
            required = true,
            paramLabel = "CHALLENGE",
            description =
                    "A challenge, such as 'Digest realm=\"…\", nonce=\"…\"'. Several may be given, the favourite first.")
    private List<String> challenges = List.of();

    @Option(names = "--user", required = true, paramLabel = "U", description = "The user's name.")
    private String user = "";

    @Mixin
    private PasswordOptions password = new PasswordOptions();

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(names = "--uri", required = true, paramLabel = "URI", description = "The Request-URI, byte for byte.")
    private String uri = "";

    @Option(names = "--cnonce", paramLabel = "C", description = "The client's nonce; a random one is the default.")
    private @Nullable String cnonce;

    @Option(
            names = "--nc",
            paramLabel = "N",
            description =
                    "How often the nonce was used, with this time; 1 is the default. Eight digits are hexadecimal.")
    private String count = "1";

    @Option(names = "--proxy", description = "Answer a proxy, with Proxy-Authorization.")
    private boolean proxy;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    DigestCommand() {}

    @Override
    public Integer call() {
        DigestPolicy policy = DigestPolicy.defaults();
        List<Skipped> skipped = new ArrayList<>();
        DigestPolicy.Selection selection = policy.select(read(skipped));
        skipped.addAll(selection.skipped());
        if (selection.answerable().isEmpty()) {
            spec.commandLine().getErr().println("sip: no challenge can be answered: " + reasons(skipped));
            return ExitStatus.NO;
        }
        DigestChallenge chosen = selection.answerable().get(0);
        Qop qop = policy.qopFor(chosen);
        print(chosen, qop, answer(chosen, qop));
        return ExitStatus.OK;
    }

    private List<Challenge> read(List<Skipped> skipped) {
        List<Challenge> all = new ArrayList<>();
        for (String text : challenges) {
            try {
                all.addAll(HeaderText.read(text, HeaderTypes.WWW_AUTHENTICATE, HeaderTypes.PROXY_AUTHENTICATE));
            } catch (SyntaxException e) {
                skipped.add(new Skipped(Skipped.Reason.MALFORMED, ""));
            }
        }
        return all;
    }

    private WrittenCredentials answer(DigestChallenge challenge, Qop qop) {
        UserCredentials credentials = password.credentialsOf(user);
        try {
            DigestSubject digested = subject.of(uri());
            return NonceSession.open(challenge, qop, credentials, clientNonce())
                    .flatMap(session -> session.answer(digested))
                    .orElseThrow(() -> new UsageException("--nc: the count is at its end"));
        } finally {
            credentials.wipe();
        }
    }

    private Slice uri() {
        if (uri.indexOf('\r') >= 0 || uri.indexOf('\n') >= 0) {
            throw new UsageException("--uri: a URI has no line breaks");
        }
        return Slice.of(uri);
    }

    private ClientNonce clientNonce() {
        try {
            Slice value = cnonce == null ? ClientNonce.random().cnonce() : Slice.of(cnonce);
            return new ClientNonce(value, Long.parseLong(count, count.length() == HEX_NC_DIGITS ? 16 : 10));
        } catch (NumberFormatException e) {
            throw new UsageException("--nc: this is no number");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--cnonce, --nc: " + e.getMessage());
        }
    }

    private void print(DigestChallenge challenge, Qop qop, WrittenCredentials written) {
        Challenger challenger = proxy ? Challenger.PROXY : Challenger.SERVER;
        String header = challenger.credentials().name().printed() + ": " + written.value();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode object = Json.object()
                    .put("header", header)
                    .put("response", written.response().toString())
                    .put("algorithm", challenge.algorithm().token());
            if (qop != Qop.NONE) {
                object.put("qop", qop.token());
                object.put("nc", written.use().nc().toString());
            }
            Optional.of(written.use().cnonce())
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> object.put("cnonce", value.toString()));
            out.println(object);
        } else {
            out.println(header);
        }
        out.flush();
    }

    private static String reasons(List<Skipped> skipped) {
        return skipped.stream().map(DigestCommand::reason).distinct().collect(Collectors.joining("; "));
    }

    private static String reason(Skipped skipped) {
        return switch (skipped.reason()) {
            case BASIC, BEARER, SCHEME -> "the scheme " + skipped.detail() + " is not Digest";
            case ALGORITHM -> "the algorithm " + skipped.detail() + " is not known";
            case TOO_WEAK -> "the algorithm " + skipped.detail() + " is too weak";
            case QOP -> "the quality of protection " + skipped.detail() + " is not known";
            case NOT_GENUINE -> "the network does not prove itself";
            case MALFORMED -> "it is not well-formed, or has no realm or nonce";
        };
    }
}
