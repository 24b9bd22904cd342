package io.ringback.sip.auth;

import io.ringback.sip.header.Challenge;
import io.ringback.sip.header.Credentials;
import io.ringback.sip.header.HeaderName;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.nio.charset.StandardCharsets;

/** The messages that the tests of digest send to and fro: the seed's call, shortened. */
final class Messages {
    static final String URI = "sip:+18001234567@yourname.pstn.twilio.com:5060";
    static final String PEER = "sip:yourname.pstn.twilio.com";
    static final String SEED_CHALLENGE = "Digest realm=\"sip.twilio.com\",qop=\"auth\","
            + "nonce=\"559389cd4b456fe70b70959fd9b16c9e\",opaque=\"1a6d40a6ea756edc34b787452d0f36fe\"";

    private Messages() {}

    static SipRequest invite() {
        return request("INVITE", URI, "call-1", "v=0\r\n");
    }

    static SipRequest request(String method, String uri, String callId, String body) {
        return (SipRequest) message(method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 203.0.113.100:5060;branch=z9hG4bK11D19D0\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:1234567890@203.0.113.100>;tag=655DFE64-B2A\r\n"
                + "To: <sip:+18001234567@yourname.pstn.twilio.com>\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: 101 " + method + "\r\n"
                + "Cisco-Guid: 2215181498-2078020068\r\n"
                + "Contact: <sip:1234567890@203.0.113.100:5060>\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static Challenge challenge(String text) {
        return Challenge.read(Slice.of(text).cursor());
    }

    /** The INVITE as it would arrive with a header field that no builder would write. */
    static SipRequest inviteWith(String name, String value) {
        return (SipRequest) arriving(invite(), name, value);
    }

    /** A message as it would arrive with one more header field, at the top, that no builder would write. */
    static SipMessage arriving(SipMessage message, String name, String value) {
        String text = message.bytes().toString();
        int line = text.indexOf("\r\n") + 2;
        return message(text.substring(0, line) + name + ": " + value + "\r\n" + text.substring(line));
    }

    static SipResponse challenge(int statusCode, SipRequest request, String... challenges) {
        String name = statusCode == 407 ? "Proxy-Authenticate" : "WWW-Authenticate";
        return response(statusCode, request, name, challenges);
    }

    static SipResponse response(int statusCode, SipRequest request, String name, String... values) {
        SipResponse.Builder response = SipResponse.to(request, statusCode);
        for (String value : values) {
            response.add(HeaderName.of(name), value);
        }
        return response.build();
    }

    static SipMessage message(String text) {
        return (SipMessage) SipParser.strict().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static String authorization(SipMessage message, String name) {
        return message.headers().text(HeaderName.of(name)).map(Slice::toString).orElse("");
    }

    static String parameter(SipMessage message, String name, String parameter) {
        return parameter(authorization(message, name), parameter);
    }

    static String parameter(String value, String parameter) {
        return Credentials.read(Slice.of(value).cursor())
                .parameters()
                .value(parameter)
                .map(Slice::toString)
                .orElse("");
    }

    static UserCredentials user() {
        return UserCredentials.ofPassword("yourname", "yourpassword1234567".toCharArray());
    }

    static RealmCredentials forRealm(String realm) {
        return RealmCredentials.none().realm(realm, user());
    }
}
