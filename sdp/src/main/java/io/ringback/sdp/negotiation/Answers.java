package io.ringback.sdp.negotiation;

import io.ringback.sdp.attribute.Group;
import java.util.List;

/**
 * Our answer to an offer.
 *
 * @param streams one answer for each offered stream
 * @param groups the groups of the accepted ones
 */
record Answers(List<StreamAnswer> streams, List<Group> groups) {
    List<NegotiatedMedia> negotiated() {
        return streams.stream().map(StreamAnswer::negotiated).toList();
    }

    List<Drafted> drafts() {
        return streams.stream().map(StreamAnswer::draft).toList();
    }
}
