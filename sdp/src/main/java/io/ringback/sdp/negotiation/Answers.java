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
        NegotiatedMedia[] media = new NegotiatedMedia[streams.size()];
        for (int i = 0; i < media.length; i++) {
            media[i] = streams.get(i).negotiated();
        }
        return List.of(media);
    }

    List<LocalStream> local() {
        LocalStream[] local = new LocalStream[streams.size()];
        for (int i = 0; i < local.length; i++) {
            local[i] = streams.get(i).stream();
        }
        return List.of(local);
    }

    List<Drafted> drafts() {
        Drafted[] drafts = new Drafted[streams.size()];
        for (int i = 0; i < drafts.length; i++) {
            drafts[i] = streams.get(i).draft();
        }
        return List.of(drafts);
    }
}
