package io.ringback.sip.cli.command;

import io.ringback.sip.auth.DigestSubject;
import io.ringback.text.Slice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a digest protects beside the URI: the method and, with {@code auth-int}, the body. */
final class SubjectOptions {
    @Option(
            names = "--method",
            required = true,
            paramLabel = "M",
            description = "The request's method, such as INVITE.")
    private String method = "";

    @Option(names = "--body", paramLabel = "FILE", description = "The request's body, which auth-int protects.")
    private @Nullable String body;

    /** Made by picocli. */
    SubjectOptions() {}

    /** The subject with a URI. */
    DigestSubject of(Slice uri) {
        return DigestSubject.of(method, uri, body == null ? Slice.empty() : Slice.of(InputFiles.read(body)));
    }
}
