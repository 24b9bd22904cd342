package io.ringback.benchmarks;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.text.Slice;
import io.ringback.text.SyntaxException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two parsers must agree about, since transactions and dialogs are found by it. What is absent is empty.
 *
 * @param uri the Request-URI; empty in a response
 */
record Facts(
        String method,
        String uri,
        String branch,
        String fromTag,
        String toTag,
        long sequence,
        String sequenceMethod,
        String callId) {

    static Facts of(SipMessage message) {
        boolean request = message instanceof SipRequest;
        return new Facts(
                request ? ((SipRequest) message).method().toString() : "",
                request ? ((SipRequest) message).requestUri().raw().toString() : "",
                message.headers()
                        .first(HeaderTypes.VIA)
                        .flatMap(Via::branch)
                        .map(Slice::toString)
                        .orElse(""),
                message.from().tag().map(Slice::toString).orElse(""),
                message.to().tag().map(Slice::toString).orElse(""),
                message.cSeq().number(),
                message.cSeq().method().toString(),
                message.callId().toString());
    }

    /** What JAIN-SIP reads, or why it reads nothing. */
    static Facts ofJain(byte[] bytes) throws ParseException {
        SIPMessage message = new StringMsgParser().parseSIPMessage(bytes, true, false, null);
        boolean request = message instanceof SIPRequest;
        return new Facts(
                request ? ((SIPRequest) message).getMethod() : "",
                request ? ((SIPRequest) message).getRequestURI().toString() : "",
                text(message.getTopmostVia().getBranch()),
                text(message.getFromTag()),
                text(message.getToTag()),
                message.getCSeq().getSeqNumber(),
                message.getCSeq().getMethod(),
                message.getCallId().getCallId());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The names of the facts that differ. */
    List<String> differences(Facts other) {
        List<String> names = new ArrayList<>();
        add(names, "method", method.equals(other.method));
        add(names, "uri", isSameUri(uri, other.uri));
        add(names, "branch", branch.equals(other.branch));
        add(names, "from-tag", fromTag.equals(other.fromTag));
        add(names, "to-tag", toTag.equals(other.toTag));
        add(names, "sequence", sequence == other.sequence);
        add(names, "sequence-method", sequenceMethod.equals(other.sequenceMethod));
        add(names, "call-id", callId.equals(other.callId));
        return names;
    }

    private static void add(List<String> names, String name, boolean same) {
        if (!same) {
            names.add(name);
        }
    }

    /** JAIN-SIP writes a URI anew, so the bytes may differ. */
    private static boolean isSameUri(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return Uri.of(one).isEquivalent(Uri.of(other));
        } catch (SyntaxException e) {
            return false;
        }
    }
}
