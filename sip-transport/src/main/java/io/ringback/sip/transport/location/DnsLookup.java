package io.ringback.sip.transport.location;

import java.util.Locale;

/**
 * A question to the DNS.
 *
 * @param name a domain name in lower case, without a dot at its end
 * @param type which records are wanted
 */
public record DnsLookup(String name, RecordType type) {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    /** Writes the name in the one way that all askers share. */
    public DnsLookup {
        String lower = name.toLowerCase(Locale.ROOT);
        name = lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Tells whether there can be such a name (RFC 1035 §2.3.4): 253 characters, 63 a label. */
    boolean isPossible() {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        int label = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (label == 0 || label > LONGEST_LABEL) {
                    return false;
                }
                label = 0;
            } else {
                label++;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return type + " " + name;
    }
}
