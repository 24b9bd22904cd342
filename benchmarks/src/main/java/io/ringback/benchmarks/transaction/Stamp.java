package io.ringback.benchmarks.transaction;

import io.ringback.sip.message.Delivery;
import io.ringback.sip.message.Hop;
import io.ringback.sip.message.MalformedMessage;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.text.Slice;

/**
 * A message that was parsed once, and gets one branch after another written into its bytes. So the peer that answers,
 * or asks, costs a copy of 39 bytes, and what is measured is the layer.
 */
final class Stamp {
    private final byte[] bytes;
    private final int branchAt;
    private final Delivery delivery;

    /** A stamp from a message with {@link Messages#BRANCH}. */
    Stamp(SipMessage model, Hop hop) {
        bytes = model.bytes().toBytes();
        branchAt = branchIn(model);
        Parsed parsed = SipParser.strict().parse(bytes);
        if (parsed instanceof MalformedMessage malformed) {
            throw new IllegalStateException(malformed.toString());
        }
        delivery = new Delivery((SipMessage) parsed, hop);
    }

    /** Where a message has its top branch. */
    static int branchIn(SipMessage message) {
        Slice text = message.bytes();
        int at = 0;
        while (!text.slice(at, at + 7).contentEquals("z9hG4bK")) {
            at++;
        }
        return at;
    }

    /** The message, with the branch that another one has at an index. */
    Delivery with(Slice other, int at) {
        other.slice(at, at + Messages.BRANCH.length()).copyTo(bytes, branchAt);
        return delivery;
    }

    /** The message, with a branch that has a number in it. */
    Delivery with(long number) {
        for (int digit = 0; digit < 16; digit++) {
            bytes[branchAt + 7 + digit] = (byte) "0123456789abcdef".charAt((int) (number >>> (4 * digit)) & 0xF);
        }
        return delivery;
    }
}
