package io.ringback.sip.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapWriterTest {
    private static final String FILE_HEADER =
            "d4c3b2a1" + "0200" + "0400" + "00000000" + "00000000" + "27000100" + "65000000";

    @TempDir
    private Path folder;

    private byte[] written(WireEvent... events) throws IOException {
        Path file = folder.resolve("a.pcap");
        try (PcapWriter writer = PcapWriter.open(file)) {
            for (WireEvent event : events) {
                writer.passed(event);
            }
        }
        return Files.readAllBytes(file);
    }

    private static WireEvent event(InetSocketAddress local, InetSocketAddress remote, String text) {
        return new WireEvent(
                Direction.OUT,
                WireEvent.Fate.PASSED,
                TransportProtocol.UDP,
                local,
                remote,
                Slice.of(text),
                1_417_801_190_123L,
                5);
    }

    @Test
    void beginsWithAHeaderEvenIfNothingFollows() throws IOException {
        assertThat(HexFormat.of().formatHex(written())).isEqualTo(FILE_HEADER);
    }

    @Test
    @Rfc(number = 791, section = "3.1")
    void writesIpv4Packets() throws IOException {
        assertThat(HexFormat.of().formatHex(written(event(Wire.LOCAL, Wire.REMOTE, "hello"))))
                .isEqualTo(FILE_HEADER
                        + "e6ed8154" + "78e00100" + "21000000" + "21000000"
                        + "4500" + "0021" + "0000" + "4000" + "40" + "11" + "da89" + "cb007164" + "3654ed89"
                        + "13c4" + "13c4" + "000d" + "3437" + "68656c6c6f");
    }

    @Test
    @Rfc(number = 8200, section = "8.1")
    void writesIpv6Packets() throws IOException {
        InetSocketAddress local = new InetSocketAddress(InetAddress.getByName("2001:db8::1"), 5060);
        InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName("2001:db8::2"), 5070);
        assertThat(HexFormat.of().formatHex(written(event(local, remote, "hello!"))))
                .endsWith("60000000" + "000e" + "11" + "40" + "20010db8000000000000000000000001"
                        + "20010db8000000000000000000000002" + "13c4" + "13ce" + "000e" + "38d8" + "68656c6c6f21");
    }

    @Test
    @Rfc(number = 1071, section = "1")
    void checksumsAddUpToAllOnes() throws IOException {
        for (Seed seed : Seed.all()) {
            byte[] file = written(Wire.passed(0, seed));
            assertThat(sum(file, 40, 60)).isEqualTo(0xFFFF);
            int length = file.length - 60;
            assertThat(fold(sum(file, 52, file.length) + 17 + length)).isEqualTo(0xFFFF);
        }
    }

    private static int sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (long) (bytes[i] & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return fold(sum);
    }

    private static int fold(long sum) {
        return (int) (sum % 0xFFFF == 0 && sum != 0 ? 0xFFFF : sum % 0xFFFF);
    }

    @Test
    void turnsTheAddressesRoundForWhatComesIn() throws IOException {
        byte[] file = written(Wire.passed(0, Seed.CHALLENGE));
        assertThat(HexFormat.of().formatHex(file, 52, 60)).isEqualTo("3654ed89" + "cb007164");
    }

    @Test
    void leavesOutWhatWasLost() throws IOException {
        assertThat(written(Wire.event(0, Direction.OUT, WireEvent.Fate.LOST, Seed.INVITE.bytes())))
                .hasSize(24);
        assertThat(written(Wire.event(0, Direction.OUT, WireEvent.Fate.DUPLICATE, Seed.INVITE.bytes())))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void findsTheAddressBehindTheWildcard() throws IOException {
        InetSocketAddress any = new InetSocketAddress("0.0.0.0", 5060);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5062);
        byte[] file = written(event(any, loopback, "hello"));
        assertThat(HexFormat.of().formatHex(file, 52, 60)).isEqualTo("7f000001" + "7f000001");
    }

    @Test
    void takesNothingAfterItsEnd() throws IOException {
        Path file = folder.resolve("b.pcap");
        PcapWriter writer = PcapWriter.open(file);
        writer.close();
        writer.passed(Wire.passed(0, Seed.OK));
        assertThat(Files.size(file)).isEqualTo(24);
    }

    @Test
    void refusesAFileThatCannotBeWritten() {
        assertThatThrownBy(() -> PcapWriter.open(folder)).isInstanceOf(IOException.class);
    }
}
