package io.ringback.sip.cli.command;

import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.auth.PresentedCredentials;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.json.Json;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sip verify}: is this digest response right? */
@Command(
        name = "verify",
        description = "Tells whether a digest response is right: exit status 0 if it is, 1 if not.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--authorization",
            required = true,
            paramLabel = "CREDENTIALS",
            description = "What the client sent, such as 'Digest username=\"…\", response=\"…\"'.")
    private String authorization = "";

    @Option(names = "--user", required = true, paramLabel = "U", description = "The user's name.")
    private String user = "";

    @Mixin
    private PasswordOptions password = new PasswordOptions();

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--uri",
            paramLabel = "URI",
            description = "The Request-URI that the response must be for; by default the one that it says itself.")
    private @Nullable String uri;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    VerifyCommand() {}

    @Override
    public Integer call() {
        UserCredentials credentials = password.credentialsOf(user);
        try {
            Optional<String> fault = fault(credentials);
            print(fault);
            return fault.isEmpty() ? ExitStatus.OK : ExitStatus.NO;
        } finally {
            credentials.wipe();
        }
    }

    private Optional<String> fault(UserCredentials credentials) {
        Optional<PresentedCredentials> presented = presented();
        if (presented.isEmpty()) {
            return Optional.of("these are no well-formed digest credentials");
        }
        Slice said = presented.get().uri();
        if (uri != null && !isFor(said, uri)) {
            return Optional.of("the response is for another URI");
        }
        if (!presented.get().user().hashed() && !presented.get().user().name().equals(Slice.of(user))) {
            return Optional.of("the response is of another user");
        }
        boolean right = presented.get().areRight(credentials, subject.of(said));
        return right ? Optional.empty() : Optional.of("the password, or what the response protects, is another");
    }

    private Optional<PresentedCredentials> presented() {
        try {
            List<Credentials> values =
                    HeaderText.read(authorization, HeaderTypes.AUTHORIZATION, HeaderTypes.PROXY_AUTHORIZATION);
            return values.size() == 1 ? PresentedCredentials.of(values.get(0)) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    /** The same bytes, or SIP URIs that are equivalent (RFC 3261 §19.1.4). */
    private static boolean isFor(Slice said, String wanted) {
        if (said.contentEquals(wanted)) {
            return true;
        }
        try {
            return Uri.of(said) instanceof SipUri digested
                    && Uri.of(Slice.of(wanted)) instanceof SipUri target
                    && digested.isEquivalent(target);
        } catch (SyntaxException e) {
            return false;
        }
    }

    private void print(Optional<String> fault) {
        PrintWriter out = spec.commandLine().getOut();
        String answer = fault.map(reason -> "wrong: " + reason).orElse("right");
        if (json) {
            out.println(fault.map(reason -> Json.object().put("right", false).put("reason", reason))
                    .orElseGet(() -> Json.object().put("right", true)));
        } else {
            out.println(answer);
        }
        out.flush();
    }
}
