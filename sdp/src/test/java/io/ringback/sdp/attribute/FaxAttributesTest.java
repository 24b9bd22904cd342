package io.ringback.sdp.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.Descriptions;
import io.ringback.sdp.MediaBuilder;
import io.ringback.sdp.MediaDescription;
import io.ringback.sdp.SessionBuilder;
import io.ringback.text.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaxAttributesTest {
    private static MediaDescription image(String... attributes) {
        String[] lines = new String[attributes.length + 1];
        lines[0] = "m=image 4000 udptl t38";
        System.arraycopy(attributes, 0, lines, 1, attributes.length);
        return Descriptions.withMedia(lines).media().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "T38FaxVersion, 3",
        "T38MaxBitRate, 14400",
        "T38FaxRateManagement, transferredTCF",
        "T38FaxRateManagement, localTCF",
        "T38FaxMaxBuffer, 1000",
        "T38FaxMaxDatagram, 200",
        "T38FaxMaxIFP, 40",
        "T38FaxUdpEC, t38UDPRedundancy",
        "T38FaxUdpEC, t38UDPFEC",
        "T38FaxUdpEC, t38UDPNoEC",
        "T38FaxFillBitRemoval, 0",
        "T38FaxTranscodingMMR, 1",
        "T38FaxTranscodingJBIG, 0",
    })
    void writesValuesAsItReadsThem(String name, String value) {
        Values.assertKept(AttributeTypes.of(Slice.of(name)).orElseThrow(), value);
    }

    @ParameterizedTest
    @CsvSource({
        "T38FaxVersion, x, FAX_NUMBER",
        "T38MaxBitRate, 2147483648, FAX_NUMBER",
        "T38FaxRateManagement, remoteTCF, FAX_WORD",
        "T38FaxUdpEC, t38UDP, FAX_WORD",
        "T38FaxFillBitRemoval, 2, FAX_FLAG",
        "T38FaxFillBitRemoval, yes, FAX_FLAG",
    })
    void refusesOtherValues(String name, String value, AttributeRule rule) {
        Values.assertRejected(AttributeTypes.of(Slice.of(name)).orElseThrow(), value, rule, 0);
    }

    @Test
    void takesAFlagThatStandsAloneForTrue() {
        MediaDescription fax = image("a=T38FaxFillBitRemoval", "a=T38FaxTranscodingMMR:0");
        assertThat(fax.attributes().first(FaxAttributes.FILL_BIT_REMOVAL)).contains(true);
        assertThat(fax.attributes().first(FaxAttributes.TRANSCODING_MMR)).contains(false);
        assertThat(fax.attributes().first(FaxAttributes.TRANSCODING_JBIG)).isEmpty();
    }

    @Test
    void writesATrueFlagAlone() {
        SessionBuilder builder =
                Descriptions.withMedia("m=image 4000 udptl t38").edit();
        MediaBuilder fax = builder.media(0);
        fax.attribute(FaxAttributes.FILL_BIT_REMOVAL, true).attribute(FaxAttributes.TRANSCODING_MMR, false);
        assertThat(builder.build().bytes().toString())
                .endsWith("a=T38FaxFillBitRemoval\r\na=T38FaxTranscodingMMR:0\r\n");
    }
}
