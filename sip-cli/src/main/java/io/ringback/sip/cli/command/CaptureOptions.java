package io.ringback.sip.cli.command;

import io.ringback.sip.cli.wire.PcapWriter;
import io.ringback.sip.transport.WireTap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --pcap}: what goes over the wire, as a file. */
final class CaptureOptions {
    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Write a packet capture. It holds credentials: digests, no passwords.")
    private @Nullable Path file;

    /** Made by picocli. */
    CaptureOptions() {}

    /** Begins the capture, if one is wanted. */
    Capture open() {
        if (file == null) {
            return new Capture(null);
        }
        try {
            return new Capture(PcapWriter.open(file));
        } catch (IOException e) {
            throw new UsageException("cannot write " + file);
        }
    }

    /** A capture, or none. */
    static final class Capture {
        private final @Nullable PcapWriter writer;

        private Capture(@Nullable PcapWriter writer) {
            this.writer = writer;
        }

        WireTap tap() {
            return writer == null ? event -> {} : writer;
        }

        /** Ends the capture; a capture that has failed does not change what the call came to. */
        void end(PrintWriter err) {
            if (writer == null) {
                return;
            }
            try {
                writer.close();
            } catch (IOException e) {
                err.println("sip: the packet capture is not complete: " + e.getMessage());
            }
        }
    }
}
