package io.ringback.sip.transaction.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.address.Uri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeyTableTest {
    private final Probe probe = new Probe(SipHash.forTables(3, 7));
    private final Map<Integer, SipRequest> requests = new HashMap<>();

    private void aim(int number) {
        SipRequest request = requests.computeIfAbsent(
                number,
                n -> SipRequest.builder(Method.OPTIONS, Uri.of(Slice.of("sip:a@b")))
                        .set(KnownHeader.VIA, "SIP/2.0/UDP host;branch=z9hG4bK" + n)
                        .set(HeaderTypes.CSEQ, new CSeq(1, Method.OPTIONS))
                        .build());
        assertThat(probe.server(request)).isTrue();
    }

    @Property(tries = 200)
    void behavesLikeAMap(@ForAll @Size(max = 600) List<@IntRange(min = -80, max = 80) Integer> steps) {
        KeyTable<CopiedKey> table = new KeyTable<>();
        Map<Integer, CopiedKey> model = new HashMap<>();
        for (int step : steps) {
            int number = Math.abs(step);
            aim(number);
            if (step < 0 && model.containsKey(number)) {
                table.remove(model.remove(number));
            } else if (step >= 0 && !model.containsKey(number)) {
                CopiedKey entry = new CopiedKey(probe);
                table.add(entry);
                model.put(number, entry);
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        for (int number = 0; number <= 80; number++) {
            aim(number);
            assertThat(table.find(probe)).isSameAs(model.get(number));
        }
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(model.values());
    }
}
