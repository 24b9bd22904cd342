package io.ringback.sip.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sdp.SdpParser;
import io.ringback.sdp.SessionDescription;
import io.ringback.sip.auth.DigestAlgorithm;
import io.ringback.sip.auth.Qop;
import io.ringback.sip.auth.UserCredentials;
import io.ringback.sip.cli.wire.Wire;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks over the seed's own call, and over the same call with one thing wrong. */
class FlowChecksTest {
    private static final String URI = "sip:+18001234567@yourname.pstn.twilio.com:5060";

    private static Map<String, Finding> findings(Wire.Change change) {
        SessionDescription progress = (SessionDescription) SdpParser.strict()
                .parse(((SipMessage) SipParser.strict().parse(Seed.SESSION_PROGRESS.bytes())).body());
        Expectation expectation = new Expectation(
                URI,
                UserCredentials.ofPassword("yourname", "yourpassword1234567".toCharArray()),
                DigestAlgorithm.MD5,
                Qop.AUTH,
                1,
                false,
                Optional.of(progress));
        List<CheckResult> results = FlowChecks.run(Wire.seed(change), expectation);
        return results.stream().collect(Collectors.toMap(CheckResult::claim, CheckResult::finding));
    }

    private static List<String> broken(Map<String, Finding> findings) {
        return findings.entrySet().stream()
                .filter(entry -> entry.getValue().state() == Finding.State.BROKEN)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Its document had the password replaced, ends before the BYE, and shows what the gateway supports. */
    @Test
    void holdOverTheSeedsCallButForWhatItsDocumentLacks() {
        Map<String, Finding> findings = findings(Wire.Change.NONE);
        assertThat(broken(findings))
                .containsExactly(
                        "BYE was answered with 200",
                        "Nothing is promised that is not there",
                        "Their response is right");
        assertThat(findings.get("The first description is the answer").evidence())
                .isEqualTo("the 183's; the 200's differs");
        assertThat(findings.get("CSeq goes up by one with each new request").evidence())
                .isEqualTo("101 INVITE, 102 INVITE");
        assertThat(findings.get("Route is Record-Route turned round").evidence())
                .startsWith("<sip:54.84.237.137:5060;lr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OK_ACK | 8C0B2A64 | 9C0B2A64 | One Call-ID throughout",
                "AUTHORIZED_INVITE | 655DFE64-B2A | 655DFE64-B2B | One From tag throughout",
                "AUTHORIZED_INVITE | CSeq: 102 | CSeq: 103 | CSeq goes up by one with each new request",
                "AUTHORIZED_INVITE | twilio.com>\r | twilio.com>;tag=x\r | No INVITE has a To tag",
                "OK_ACK | z9hG4bK11F655 | z9hG4bK11E173 | Each new transaction has a new branch",
                "CHALLENGE_ACK | z9hG4bK11D19D0 | z9hG4bK11D19D1 | The refusal's ACK has its INVITE's branch",
                "CHALLENGE_ACK | 65078573 | 65078574 | … and the refusal's To tag and CSeq number",
                "OK_ACK | ACK sip:172.18.16.165 | ACK sip:172.18.16.166 | The answer's ACK goes to its Contact",
                "OK_ACK | lr;ftag | lr;gtag | Route is Record-Route turned round",
                "OK_ACK | 56440050 | 56440051 | ACK and BYE have the answer's To tag",
                "OK_ACK | nc=00000001 | nc=00000002 | The answer's ACK repeats the credentials",
                "AUTHORIZED_INVITE | nc=00000001 | nc=00000002 | nc counts the uses of each nonce from 1",
                "AUTHORIZED_INVITE | qop=auth | qop=\"auth\" | Texts are in quotes; qop, nc, algorithm not",
                "AUTHORIZED_INVITE | \"559389cd | \"659389cd | They name its algorithm, qop and nonce",
                "AUTHORIZED_INVITE | uri=\"sip:+1 | uri=\"sip:+2 | They are for the Request-URI",
                "AUTHORIZED_INVITE | INVITE sip:+1 | INVITE sip:+2 | The dialled number goes out as E.164",
                "AUTHORIZED_INVITE | a=ptime:20 | a=ptime:30 | The offer stays the same, byte for byte",
                "SESSION_PROGRESS | 56440050 | 56440051 | Early media and answer are one dialog",
                "SESSION_PROGRESS | 54.173.13.104 | 54.173.13.105 | The first description is the answer",
                "CHALLENGE | qop=\"auth\" | qop=\"auth-int\" | The challenge is the one that was asked for",
                "INVITE | Max-Forwards: 70 | Max-Forwards: x | Every message is valid to the strict parser",
                "INVITE | Timestamp: 1417801190 | Authorization: Digest username=\"x\" | Credentials are sent only when asked for",
            })
    void seeWhatIsWrong(Seed seed, String right, String wrong, String claim) {
        assertThat(broken(findings(new Wire.Change(seed, right, wrong)))).contains(claim);
    }

    @Test
    void findNothingInNothing() {
        Expectation expectation = new Expectation(
                URI,
                UserCredentials.ofPassword("u", new char[0]),
                DigestAlgorithm.MD5,
                Qop.AUTH,
                1,
                false,
                Optional.empty());
        assertThat(FlowChecks.run(List.of(), expectation)).hasSize(27).anyMatch(result -> !result.isHarmless());
    }
}
