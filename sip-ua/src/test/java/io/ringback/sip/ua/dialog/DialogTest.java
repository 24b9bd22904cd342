package io.ringback.sip.ua.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.testing.Seed;
import io.ringback.text.Slice;
import org.junit.jupiter.api.Test;

/** Dialogs, held against the seed's call. */
class DialogTest {
    private static SipMessage seed(Seed seed) {
        return (SipMessage) SipParser.strict().parse(seed.bytes());
    }

    private final SipRequest invite = (SipRequest) seed(Seed.AUTHORIZED_INVITE);
    private final SipResponse ok = (SipResponse) seed(Seed.OK);
    private final Dialog dialog = Dialog.atClient(invite, ok);

    private static SipResponse recordRouted(SipResponse response, String... routes) {
        SipResponse.Builder builder = response.edit().remove(KnownHeader.RECORD_ROUTE);
        for (String route : routes) {
            builder.add(KnownHeader.RECORD_ROUTE, route);
        }
        return builder.build();
    }

    @Test
    @Rfc(number = 3261, section = "13.2.2.4")
    void acknowledgesAsTheSeedsGatewayDid() {
        SipRequest theirs = (SipRequest) seed(Seed.OK_ACK);
        SipRequest ours = dialog.ack(invite).build();
        assertThat(ours.rawRequestUri()).isEqualTo(theirs.rawRequestUri());
        assertThat(ours.cSeq()).isEqualTo(theirs.cSeq());
        assertThat(ours.callId()).isEqualTo(theirs.callId());
        assertThat(ours.from()).isEqualTo(theirs.from());
        assertThat(ours.to()).isEqualTo(theirs.to());
        assertThat(ours.routes()).isEqualTo(theirs.routes());
        assertThat(ours.headers().text(KnownHeader.PROXY_AUTHORIZATION))
                .isEqualTo(invite.headers().text(KnownHeader.PROXY_AUTHORIZATION));
        assertThat(dialog.nextHop()).hasToString("sip:54.84.237.137:5060;lr;ftag=655DFE64-B2A");
    }

    @Test
    @Rfc(number = 3261, section = "12.1.2")
    void reversesRecordRouteAtTheClientAndKeepsItAtTheServer() {
        SipResponse routed = recordRouted(ok, "<sip:a;lr>, <sip:b;lr>", "<sip:c;lr>");
        assertThat(Dialog.atClient(invite, routed).routeSet()).hasToString("[<sip:c;lr>, <sip:b;lr>, <sip:a;lr>]");
        SipRequest received = invite.edit()
                .add(KnownHeader.RECORD_ROUTE, "<sip:a;lr>, <sip:b;lr>")
                .build();
        assertThat(Dialog.atServer(received, ok).routeSet()).hasToString("[<sip:a;lr>, <sip:b;lr>]");
    }

    @Test
    @Rfc(number = 3261, section = "12.2.1.1")
    void writesAStrictRoutersUriIntoTheRequestLine() {
        SipResponse routed = recordRouted(ok, "<sip:b;lr>", "<sip:a>");
        Dialog strict = Dialog.atClient(invite, routed);
        SipRequest bye = strict.request(Method.BYE).build();
        assertThat(bye.rawRequestUri()).hasToString("sip:a");
        assertThat(bye.routes()).hasToString("[<sip:b;lr>, <sip:172.18.16.165:5060>]");
        assertThat(strict.nextHop()).hasToString("sip:a");
    }

    @Test
    @Rfc(number = 3261, section = "12.2.1.1")
    void countsOnFromTheInvitesNumber() {
        assertThat(dialog.request(Method.BYE).build().cSeq()).hasToString("103 BYE");
        assertThat(dialog.request(Method.BYE).build().cSeq()).hasToString("104 BYE");
        assertThat(dialog.ack(invite).build().cSeq()).hasToString("102 ACK");
    }

    @Test
    @Rfc(number = 3261, section = "12.2.2")
    void refusesALowerNumberFromTheOtherSide() {
        Dialog server = Dialog.atServer(invite, ok);
        SipRequest bye = invite.edit()
                .method(Method.BYE)
                .set(HeaderTypes.CSEQ, invite.cSeq().next(Method.BYE))
                .build();
        assertThat(server.receive(bye)).isTrue();
        assertThat(server.receive(bye)).isFalse();
        assertThat(server.receive(invite)).isFalse();
    }

    @Test
    @Rfc(number = 3261, section = "12.1.2")
    void toleratesAPeerWithoutATag() {
        SipResponse untagged = ok.edit().set(HeaderTypes.TO, invite.to()).build();
        assertThat(Dialog.atClient(invite, untagged).remoteTag()).isEqualTo(Slice.empty());
    }

    @Test
    void hasTheSameNameAtBothEnds() {
        DialogId client = Dialog.atClient(invite, ok).id();
        DialogId server = Dialog.atServer(invite, ok).id();
        assertThat(client.localTag()).isEqualTo(server.remoteTag());
        assertThat(client.remoteTag()).isEqualTo(server.localTag());
    }
}
