package io.ringback.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringback.sdp.attribute.AttributeTypes;
import io.ringback.sdp.attribute.RtpMap;
import io.ringback.text.Slice;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What reading costs in memory. The budgets hold without any help of a compiler: each counts what is made when the code
 * is interpreted, so that they hold on every machine.
 */
class AllocationTest {
    private static final byte[] BODY = Descriptions.bytes("/seed/early-answer.sdp");
    private static final int ROUNDS = 2_000;

    private static Object kept = BODY;

    private static long perRound(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }

    private static void keep(Object value) {
        kept = value;
    }

    @Test
    void parsesTheSeedsAnswerIn136Bytes() {
        assertThat(perRound(() -> keep(SdpParser.strict().parse(BODY)))).isLessThanOrEqualTo(136);
    }

    @Test
    void readsTheSeedsAnswerIn392Bytes() {
        assertThat(perRound(AllocationTest::parseAndRead)).isLessThanOrEqualTo(392);
    }

    private static void parseAndRead() {
        SessionDescription description = (SessionDescription) SdpParser.strict().parse(BODY);
        MediaDescription audio = description.media("audio").orElseThrow();
        assertPort(audio.port());
        List<Slice> formats = audio.formats();
        for (int i = 0; i < formats.size(); i++) {
            keep(formats.get(i));
        }
        List<RtpMap> maps = audio.attributes().all(AttributeTypes.RTPMAP);
        for (int i = 0; i < maps.size(); i++) {
            keep(maps.get(i).encoding());
        }
        keep(audio.connection().orElseThrow().address());
        keep(description);
    }

    private static void assertPort(int port) {
        if (port != 14_350) {
            throw new AssertionError(port);
        }
    }

    @Test
    void makesNoPayloadTypeOrCommonMappingAnew() {
        MediaDescription audio =
                Descriptions.read("/seed/early-answer.sdp").media().get(0);
        assertThat(audio.formats().get(0)).isSameAs(audio.formats().get(0));
        assertThat(audio.rtpMap(0).orElseThrow()).isSameAs(RtpMap.ofStatic(0).orElseThrow());
        assertThat(audio.attributes().all(AttributeTypes.RTPMAP).get(1))
                .isSameAs(audio.rtpMap(101).orElseThrow())
                .isEqualTo(RtpMap.of(101, "telephone-event", 8_000, 1));
        assertThat(kept).isNotNull();
    }
}
