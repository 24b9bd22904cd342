package io.ringback.sip.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.Parameters;
import io.ringback.sip.address.Uri;
import io.ringback.testing.Rfc;
import io.ringback.text.Cursor;
import io.ringback.text.ParseLimits;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of the headers that tell who calls, from where, and by whose network, and how they are made. */
class IdentityHeadersTest {
    private static <T> T read(Function<Cursor, T> reader, String value) {
        return reader.apply(Slice.of(value).cursor());
    }

    @Test
    @Rfc(number = 3323, section = "4.2")
    void tellsWhatIsToBeKeptPrivate() {
        Privacy privacy = read(Privacy::read, "header;ID");
        assertThat(privacy.has("id")).isTrue();
        assertThat(privacy.has("session")).isFalse();
        assertThat(Privacy.of("id", "critical")).hasToString("id;critical");
        assertThatThrownBy(() -> Privacy.of("id", "ID")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Privacy::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rfc(number = 6044, section = "3.2")
    void tellsByWhomACallWasDiverted() {
        Diversion diversion =
                read(Diversion::read, "<sip:a@b>;reason=\"user-busy\";counter=2;limit=9;privacy=full;screen=yes");
        assertThat(diversion.diverter().uri()).hasToString("sip:a@b");
        assertThat(diversion.reason()).hasValue("user-busy");
        assertThat(diversion.counter()).hasValue(2);
        assertThat(diversion.limit()).hasValue(9);
        assertThat(diversion.privacy()).hasValue("full");
        assertThat(diversion.screen()).hasValue("yes");
        assertThat(Diversion.of(NameAddr.of(Uri.of("tel:+1")), "no-answer")).hasToString("<tel:+1>;reason=no-answer");
    }

    @Test
    void tellsWhichPartyANetworkNames() {
        RemotePartyId id =
                read(RemotePartyId::read, "\"J\" <sip:j@f>;party=called;id-type=user;privacy=\"name,uri\";screen=YES");
        assertThat(id.party().displayText()).hasValue("J");
        assertThat(id.role()).hasValue(Slice.of("called"));
        assertThat(id.idType()).hasValue(Slice.of("user"));
        assertThat(id.privacy()).hasValue("name,uri");
        assertThat(id.isScreened()).isTrue();
        assertThat(read(RemotePartyId::read, "<sip:j@f>").isScreened()).isFalse();
    }

    @Test
    @Rfc(number = 7044, section = "5")
    void tellsWhichWayARequestHasCome() {
        HistoryInfo station = read(
                HistoryInfo::read,
                "<sip:bob@192.0.2.4?Privacy=history&Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%22>;index=1.1;rc=1");
        assertThat(station.index()).hasToString("1.1");
        assertThat(station.retargetedFrom()).hasValue(Slice.of("1"));
        assertThat(station.mappedFrom()).isEmpty();
        assertThat(station.unchangedFrom()).isEmpty();
        assertThat(station.reasons()).containsExactly(Reason.of("SIP", 302, "Moved"));
        assertThat(station.privacy()).hasValue(Privacy.of("history"));
        assertThat(HistoryInfo.of(Uri.of("sip:a@b"), "1.2")).hasToString("<sip:a@b>;index=1.2");
        assertThatThrownBy(() -> HistoryInfo.of(Uri.of("sip:a@b"), "1.")).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:a@b?Reason=SIP%3Bcause%3D302&Reason=Q.850%3Bcause%3D1|[SIP;cause=302, Q.850;cause=1]",
                "sip:a@b?Reason=SIP%3Bcause%3D302%2CQ.850%3Bcause%3D1|[SIP;cause=302, Q.850;cause=1]",
                "sip:a@b?x=y&reaSon=SIP%20%3Bcause%3D302%2C%20a&%52eason=b|[SIP ;cause=302, a, b]",
                "sip:a@b?Reason=%20SIP%3Btext%3D%22a%2C%20b%22%20|[SIP;text=\"a, b\"]",
                "sip:a@b?Reason=%3B&Reason=a%2C&Reason=b%20c&Reason=d|[d]",
                "sip:a@b?Reason=SIP%3Bcause%3D99999999999&Reason=%00&Reason=a%0D%0AVia:b|[]",
                "sip:a@b?Reason=SIP%3Btext%3D%22&Reason=&Reason=%FF|[]",
                "sip:a@b|[]",
                "tel:+1|[]"
            })
    @Rfc(number = 7044, section = "9.3")
    @Rfc(number = 7044, section = "10.2")
    void tellsAllReasonsWhyARequestWentOn(String uri, String reasons) {
        assertThat(read(HistoryInfo::read, "<" + uri + ">;index=1").reasons()).hasToString(reasons);
    }

    @Test
    void readsNoMoreReasonsThanAFieldMayHave() {
        int most = ParseLimits.defaults().listValues();
        String reasons = "a" + "%2Ca".repeat(most - 1);
        assertThat(read(HistoryInfo::read, "<sip:a@b?Reason=" + reasons + ">;index=1")
                        .reasons())
                .hasSize(most);
        assertThat(read(HistoryInfo::read, "<sip:a@b?Reason=" + reasons + "%2Ca>;index=1")
                        .reasons())
                .isEmpty();
    }

    @Test
    void readsPrivacyOfAStationOnlyIfItIsWellFormed() {
        assertThat(read(HistoryInfo::read, "<sip:a@b?Privacy=history%2C>;index=1")
                        .privacy())
                .isEmpty();
        assertThat(read(HistoryInfo::read, "<sip:a@b?Privacy=id%3Bid>;index=1").privacy())
                .isEmpty();
        assertThat(read(HistoryInfo::read, "<sip:a@b?x=y>;index=1").privacy()).isEmpty();
    }

    @Test
    @Rfc(number = 8224, section = "4")
    void tellsWhoHasSigned() {
        Identity identity = read(Identity::read, "a.b.c;info=<https://x.example/y.cer>;alg=ES256;ppt=shaken");
        assertThat(identity.signature()).hasToString("a.b.c");
        assertThat(identity.certificate()).hasValue(Uri.of("https://x.example/y.cer"));
        assertThat(identity.algorithm()).hasValue(Slice.of("ES256"));
        assertThat(identity.type()).hasValue(Slice.of("shaken"));
        assertThat(Identity.of(Slice.of("..c"), Uri.of("https://x.example/y.cer"), "div"))
                .hasToString("..c;info=<https://x.example/y.cer>;ppt=div");
    }

    @Test
    @Rfc(number = 6442, section = "4.2")
    @Rfc(number = 6442, section = "4.4")
    void tellsWhetherALocationMayBeUsed() {
        assertThat(read(GeolocationRouting::read, "Yes").isAllowed()).isTrue();
        assertThat(read(GeolocationRouting::read, "no").isAllowed()).isFalse();
        assertThat(read(GeolocationRouting::read, "yes=1").isAllowed()).isFalse();
        assertThat(GeolocationRouting.of(false)).hasToString("no");
        GeolocationError error = read(GeolocationError::read, "201;code=\"Permission\"");
        assertThat(error.code()).isEqualTo(201);
        assertThat(error.words()).hasValue("Permission");
        assertThat(GeolocationError.of(100, "x")).hasToString("100;code=\"x\"");
    }

    @Test
    @Rfc(number = 7315, section = "5.4")
    void tellsWhereInANetworkSomebodyIs() {
        PAccessNetworkInfo info = read(
                PAccessNetworkInfo::read,
                "3GPP-UTRAN-TDD;np-x=1;UTRAN-cell-id-3gpp=\"2340 1\";network-provided;local-time-zone=\"UTC\"");
        assertThat(info.access()).hasToString("3GPP-UTRAN-TDD");
        assertThat(info.location()).hasValue("2340 1");
        assertThat(info.isNetworkProvided()).isTrue();
        assertThat(read(PAccessNetworkInfo::read, "GSTN").location()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cgi-3gpp",
                "utran-cell-id-3gpp",
                "dsl-location",
                "i-wlan-node-id",
                "ci-3gpp2",
                "ci-3gpp2-femto",
                "eth-location",
                "fiber-location",
                "gstn-location",
                "utran-sai-3gpp",
                "operator-specific-GI"
            })
    @Rfc(number = 7913, section = "2")
    void tellsWhereInItsNetworkAUserAgentIs(String parameter) {
        assertThat(read(PAccessNetworkInfo::read, "3GPP-UTRAN;a=b;" + parameter + "=\"23400 1\"")
                        .location())
                .hasValue("23400 1");
    }

    @Test
    @Rfc(number = 7315, section = "5.5")
    @Rfc(number = 7315, section = "5.6")
    void tellsWhatACallIsChargedBy() {
        PChargingVector vector = read(
                PChargingVector::read, "icid-value=\"a;b\"; icid-generated-at=[::1];orig-ioi=home1.net;term-ioi=\"x\"");
        assertThat(vector.icid()).hasToString("\"a;b\"");
        assertThat(vector.generatedAt()).hasValue(Slice.of("[::1]"));
        assertThat(vector.originatingOperator()).hasValue("home1.net");
        assertThat(vector.terminatingOperator()).hasValue("x");
        assertThat(vector.transitOperators()).isEmpty();
        PChargingVector related = read(
                PChargingVector::read,
                "icid-value=1;transit-ioi=\"a.1, void,\r\n b.22\";related-icid=\"r\";related-icid-generated-at=h");
        assertThat(related.transitOperators()).containsExactly("a.1", "void", "b.22");
        assertThat(related.related()).hasValue("r");
        assertThat(related.relatedGeneratedAt()).hasValue(Slice.of("h"));
        PChargingFunctionAddresses addresses = read(PChargingFunctionAddresses::read, "ccf=192.0.8.1;ecf = \"a b\"");
        assertThat(addresses.addresses("CCF")).containsExactly("192.0.8.1");
        assertThat(addresses.addresses("ecf")).containsExactly("a b");
        assertThat(addresses.addresses("ecf-2")).isEmpty();
    }

    @Test
    @Rfc(number = 7315, section = "5.3")
    void namesAVisitedNetwork() {
        assertThat(read(PVisitedNetworkId::read, "other.net").name()).isEqualTo("other.net");
        assertThat(PVisitedNetworkId.of("Network \"1\"").name()).isEqualTo("Network \"1\"");
        for (String forged : List.of("", "net;evil=1", "a b", "\"a", "\"a\" b")) {
            assertThatThrownBy(() -> new PVisitedNetworkId(Slice.of(forged), Parameters.none()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Rfc(number = 8498, section = "6.2")
    void tellsWhomServicesAreFor() {
        PServedUser user = read(PServedUser::read, "<sip:u@e>;sescase=term;regstate=unreg");
        assertThat(user.sessionCase()).hasValue(Slice.of("term"));
        assertThat(user.registrationState()).hasValue(Slice.of("unreg"));
        assertThat(user.isDiverting()).isFalse();
    }

    @Test
    @Rfc(number = 6050, section = "4.4")
    void knowsThatAServiceHasParts() {
        ServiceId mmtel = ServiceId.of("3gpp-service.ims.icsi.mmtel");
        assertThat(mmtel.isWithin(ServiceId.of("3GPP-service.ims"))).isTrue();
        assertThat(mmtel.isWithin(mmtel)).isTrue();
        assertThat(mmtel.isWithin(ServiceId.of("3gpp-service.im"))).isFalse();
        assertThatThrownBy(() -> ServiceId.of("a_b")).isInstanceOf(SyntaxException.class);
    }

    @Test
    @Rfc(number = 7316, section = "7")
    void namesAPrivateNetwork() {
        assertThat(read(PPrivateNetworkIndication::read, "Example.com;x").network())
                .isEqualTo(Host.of("example.com"));
    }
}
