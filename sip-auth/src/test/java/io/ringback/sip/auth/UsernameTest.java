package io.ringback.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.testing.Rfc;
import io.ringback.text.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsernameTest {
    private static final String JASON = "J\u00E4s\u00F8n Doe";
    private static final String OF_7616 = "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, "
            + "nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\"";
    /** What erratum 4897 has in the place of the printed 488869477bf2…, which is SHA-512 cut short. */
    private static final String USERHASH = "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b";

    private final DigestVerifier plain = verifier(VerifierPolicy.defaults());
    private final DigestVerifier hashing = verifier(VerifierPolicy.defaults().withUserhash(true));
    private final UserCredentials jason = UserCredentials.ofPassword(JASON, "Secret, or not?".toCharArray());

    private static DigestVerifier verifier(VerifierPolicy policy) {
        return DigestVerifier.of(Challenger.SERVER, "r", policy, NonceKeys.random(), () -> Instant.EPOCH);
    }

    @Test
    @Rfc(number = 7616, section = "3.4.4")
    void isHashedIfTheServerAsksForIt() {
        String value = answer(OF_7616 + ", charset=UTF-8, userhash=true", JASON);
        assertThat(Messages.parameter(value, "username")).isEqualTo(USERHASH);
        assertThat(value).contains(", userhash=true,").doesNotContain("username*");
    }

    @Test
    @Rfc(number = 7616, section = "3.9.2")
    void isWrittenInTheExtendedNotationToAServerThatSpeaksOfUtf8() {
        String value = answer(OF_7616 + ", charset=utf-8", JASON);
        assertThat(value).startsWith("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, realm=");
        assertThat(value).doesNotContain("userhash");
        assertThat(answer(OF_7616 + ", charset=UTF-8", "Doe")).startsWith("Digest username=\"Doe\", ");
    }

    /** SIP's quoted strings hold UTF-8, unlike HTTP's. */
    @Test
    @Rfc(number = 3261, section = "25.1")
    void isWrittenInQuotesToAnyOtherServer() {
        assertThat(answer(OF_7616, JASON)).startsWith("Digest username=\"" + JASON + "\", ");
        assertThat(answer(OF_7616, "a\u0001b")).startsWith("Digest username*=UTF-8''a%01b, ");
    }

    @Test
    @Rfc(number = 7616, section = "3.9.2")
    void isReadInTheExtendedNotation() {
        String value = "Digest username*=UTF-8'en'J%c3%a4s%C3%B8n%20Doe, realm=\"r\", nonce=\"n\", uri=\"sip:x\", "
                + "response=\"" + "0".repeat(32) + "\"";
        assertThat(DigestVectorsTest.presented(value).user().name()).hasToString(JASON);
    }

    @Test
    void isRefusedInABadExtendedNotation() {
        for (String bad : List.of(
                "Doe",
                "ISO-8859-1''J%E4s",
                "UTF-8'Doe",
                "UTF-8''%",
                "UTF-8''%4",
                "UTF-8''%zz",
                "UTF-8''%C3",
                "UTF-8''%00",
                "UTF-8''a%0D%0Ab",
                "UTF-8''a*b",
                "UTF-8''%C0%80")) {
            assertThat(ExtendedText.read(Slice.of(bad))).as(bad).isEmpty();
        }
    }

    @Test
    void isAcceptedInEachForm() {
        for (String challenge : List.of("", ", charset=UTF-8")) {
            SipRequest request = answered(plain, challenge);
            Claim claim = (Claim) plain.examine(request);
            assertThat(claim.username()).isEqualTo(JASON);
            assertThat(claim.isUserHashed()).isFalse();
            assertThat(plain.decide(claim, Optional.of(jason)))
                    .isEqualTo(new Verdict.Accepted(JASON, DigestAlgorithm.SHA_256, Qop.AUTH));
        }
    }

    @Test
    @Rfc(number = 7616, section = "3.4.4")
    void isFoundByItsHash() {
        SipRequest request = answered(hashing, "");
        Claim claim = (Claim) hashing.examine(request);
        Slice expected =
                DigestResponse.userhash(DigestScratch.create(), HashFunction.SHA_256, jason.username(), Slice.of("r"));
        assertThat(claim.isUserHashed()).isTrue();
        assertThat(claim.username()).isEqualTo(expected.toString());
        assertThat(hashing.decide(claim, Optional.of(Messages.user()))).isInstanceOf(Verdict.Challenged.class);
        assertThat(hashing.decide(claim, Optional.empty())).isInstanceOf(Verdict.Challenged.class);
        assertThat(hashing.decide(claim, Optional.of(jason)))
                .isEqualTo(new Verdict.Accepted(JASON, DigestAlgorithm.SHA_256, Qop.AUTH));
    }

    /** Not to be taken for the name of a user that happens to look like a hash. */
    @Test
    void isNotTakenHashedWhereNobodyAskedForIt() {
        SipRequest request = answered(plain, ", userhash=true");
        assertThat(Messages.authorization(request, "Authorization")).contains("userhash=true");
        assertThat(plain.examine(request)).isInstanceOf(Verdict.Challenged.class);
    }

    @Test
    @Rfc(number = 7616, section = "3.4")
    void isRefusedInTwoFormsAtOnce() {
        SipRequest request = answered(plain, "");
        String value = Messages.authorization(request, "Authorization");
        for (String forged : List.of(
                value + ", username*=UTF-8''x",
                value.replace("username=\"" + JASON + "\"", "username*=UTF-8''x, userhash=true"))) {
            SipRequest both =
                    request.edit().set(HeaderName.of("Authorization"), forged).build();
            assertThat(plain.examine(both)).as(forged).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static String answer(String challenge, String user) {
        return DigestVectorsTest.answer(challenge, user, "Secret, or not?", "c", "GET", "/doe.json")
                .value()
                .toString();
    }

    private SipRequest answered(DigestVerifier verifier, String more) {
        SipRequest request = Messages.invite();
        SipResponse response = verifier.challenge().response(request).build();
        String challenge = Messages.authorization(response, "WWW-Authenticate") + more;
        DigestClient client = DigestClient.of(RealmCredentials.none().realm("r", jason));
        return ((Authorized) client.answer(
                        Exchange.with(Messages.PEER), request, Messages.challenge(401, request, challenge)))
                .request();
    }
}
