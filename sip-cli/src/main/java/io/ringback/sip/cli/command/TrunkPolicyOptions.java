package io.ringback.sip.cli.command;

import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.auth.VerifierPolicy;
import io.ringback.sip.ua.provider.AccessList;
import io.ringback.sip.ua.provider.EmbeddedTrunk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whom a trunk serves: the user and the digest, and the networks. */
final class TrunkPolicyOptions {
    @Option(names = "--user", paramLabel = "U", description = "The user. Without one, everyone is served unasked.")
    private @Nullable String user;

    @Mixin
    private PasswordOptions password = new PasswordOptions();

    @Option(names = "--realm", paramLabel = "R", description = "The realm of the challenges.")
    private @Nullable String realm;

    @Option(
            names = "--algorithm",
            paramLabel = "A",
            converter = DigestNames.Algorithm.class,
            description = "One challenge for each, in this order; SHA-256 and MD5 are the default.")
    private List<DigestAlgorithm> algorithms = List.of();

    @Option(
            names = "--qop",
            paramLabel = "Q",
            converter = DigestNames.Quality.class,
            description = "auth, auth-int or none; by default auth, where clients without it are served too.")
    private @Nullable Qop qop;

    @Option(
            names = "--nonce-ttl",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "How long a nonce is good; 300 is the default.")
    private @Nullable Duration nonceLifetime;

    @Option(
            names = "--allow",
            paramLabel = "CIDR",
            converter = NetworkText.class,
            description = "Serve these networks only: others get 403. Several may be given.")
    private List<AccessList.Network> networks = List.of();

    /** Made by picocli. */
    TrunkPolicyOptions() {}

    /** Reads all of it, once: what it gives sets up as many trunks as there are. */
    UnaryOperator<EmbeddedTrunk.Builder> read() {
        if (user == null && (password.isGiven() || realm != null)) {
            throw new UsageException("--user is missing");
        }
        Optional<UserCredentials> known = Optional.ofNullable(user).map(password::credentialsOf);
        VerifierPolicy policy = policy();
        return trunk -> {
            known.ifPresent(trunk::user);
            Optional.ofNullable(realm).ifPresent(trunk::realm);
            return trunk.policy(policy).allow(new AccessList(networks));
        };
    }

    private VerifierPolicy policy() {
        VerifierPolicy policy = VerifierPolicy.defaults();
        if (!algorithms.isEmpty()) {
            try {
                policy = policy.withAlgorithms(algorithms.toArray(DigestAlgorithm[]::new));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--algorithm: one is given twice");
            }
        }
        policy = qop == null ? policy : policy.withQops(qop);
        return nonceLifetime == null ? policy : policy.withNonceLifetime(nonceLifetime);
    }

    /** Networks on the command line. */
    static final class NetworkText implements ITypeConverter<AccessList.Network> {
        /** Made by picocli. */
        NetworkText() {}

        @Override
        public AccessList.Network convert(String value) {
            try {
                return AccessList.Network.of(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "an address is expected, perhaps with a prefix's length: 192.0.2.0/24");
            }
        }
    }
}
