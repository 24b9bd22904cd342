package io.ringback.sip.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.transport.Direction;
import io.ringback.sip.transport.WireEvent;
import io.ringback.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Ladder.Ends ENDS =
            new Ladder.Ends("gateway", Ladder.address(Wire.LOCAL), "trunk", Wire.REMOTE);

    @Test
    void drawsTheSeedsCall() {
        assertThat(Ladder.draw(Wire.seed(), ENDS, Glyphs.UNICODE)).isEqualTo("""
                               time  gateway                              trunk  CSeq        branch   To tag    nc
                                     203.0.113.100:5060      54.84.237.137:5060
                                     │                                        │
                             0.0 ms  │─────────────── INVITE ────────────────▶│  101 INVITE  11D19D0
                            10.0 ms  │◀────────── 100 Giving a try ───────────│  101 INVITE  11D19D0
                            20.0 ms  │◀── 407 Proxy Authentication required ──│  101 INVITE  11D19D0  65078573
                            30.0 ms  │───────────────── ACK ─────────────────▶│  101 ACK     11D19D0  65078573
                            40.0 ms  │─────────────── INVITE ────────────────▶│  102 INVITE  11E173             00000001
                            50.0 ms  │◀────────── 100 Giving a try ───────────│  102 INVITE  11E173
                            60.0 ms  │◀──────── 183 Session progress ─────────│  102 INVITE  11E173   56440050
                            70.0 ms  │◀─────────────── 200 OK ────────────────│  102 INVITE  11E173   56440050
                            80.0 ms  │───────────────── ACK ─────────────────▶│  102 ACK     11F655   56440050  00000001
                        """);
    }

    @Test
    void marksWhatWasLostDoubledAndSentAgain() {
        List<WireEvent> events = new ArrayList<>();
        events.add(Wire.event(0, Direction.OUT, WireEvent.Fate.LOST, Seed.INVITE.bytes()));
        events.add(Wire.event(500, Direction.OUT, WireEvent.Fate.PASSED, Seed.INVITE.bytes()));
        events.add(Wire.event(500, Direction.OUT, WireEvent.Fate.DUPLICATE, Seed.INVITE.bytes()));
        events.add(Wire.event(1500, Direction.OUT, WireEvent.Fate.LOST, Seed.INVITE.bytes()));
        events.add(Wire.event(31502, Direction.IN, WireEvent.Fate.LOST, Seed.CHALLENGE.bytes()));
        assertThat(Ladder.draw(Wire.recorded(events), ENDS, Glyphs.ASCII)).isEqualTo("""
                               time  gateway                              trunk  CSeq        branch   To tag    nc
                                     203.0.113.100:5060      54.84.237.137:5060
                                     |                                        |
                             0.0 ms  |------- INVITE lost -------x            |  101 INVITE  11D19D0
                           500.0 ms  |------------ INVITE again ------------->|  101 INVITE  11D19D0
                           500.0 ms  |------------- INVITE copy ------------->|  101 INVITE  11D19D0
                          1500.0 ms  |---- INVITE again lost ----x            |  101 INVITE  11D19D0
                         31502.0 ms  |            x-- 407 Proxy Authe~ lost --|  101 INVITE  11D19D0  65078573
                        """);
    }

    @Test
    void letsNoControlCharacterThrough() {
        byte[] evil = new String(Seed.CHALLENGE.bytes(), StandardCharsets.UTF_8)
                .replace("Proxy Authentication required", "\u001B[2J\u009B31m")
                .getBytes(StandardCharsets.UTF_8);
        WireEvent event = Wire.event(0, Direction.IN, WireEvent.Fate.PASSED, evil);
        assertThat(Ladder.draw(Wire.recorded(List.of(event)), ENDS, Glyphs.ASCII))
                .contains("407 ?[2J?31m")
                .doesNotContain("\u001B", "\u009B");
    }

    @Test
    void namesTheOthersOfSeveralPeers() {
        Ladder.Ends others = new Ladder.Ends("a", "b", "c", Wire.LOCAL);
        assertThat(Ladder.draw(Wire.seed(), others, Glyphs.ASCII)).contains(" to 54.84.237.137:5060");
    }
}
