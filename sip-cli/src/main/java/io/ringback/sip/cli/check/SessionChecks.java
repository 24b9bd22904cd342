package io.ringback.sip.cli.check;

import io.ringback.sdp.SessionDescription;
import io.ringback.sip.header.HeaderType;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.message.Parsed;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipParser;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The call as a whole: whom it is for, what it offers, and what is agreed on. */
final class SessionChecks {
    private final Expectation expectation;

    SessionChecks(Expectation expectation) {
        this.expectation = expectation;
    }

    List<FlowCheck> all() {
        return List.of(
                new FlowCheck("The dialled number goes out as E.164", "trunks.yaml", this::requestUri),
                new FlowCheck("Every message is valid to the strict parser", "RFC 3261 §25", SessionChecks::valid),
                new FlowCheck("The offer stays the same, byte for byte", "RFC 3261 §8.1.3.5", SessionChecks::body),
                new FlowCheck("Nothing is promised that is not there", "RFC 3261 §20.37", SessionChecks::promises),
                new FlowCheck("Early media and answer are one dialog", "RFC 3261 §13.2.2.4", SessionChecks::earlyMedia),
                new FlowCheck("The first description is the answer", "RFC 3261 §13.2.1", this::firstDescription));
    }

    private Finding requestUri(CallFlow flow) {
        boolean held = !flow.invites().isEmpty()
                && flow.invites().stream()
                        .allMatch(invite -> invite.request().rawRequestUri().contentEquals(expectation.requestUri()));
        return Finding.of(
                held,
                flow.invites().stream()
                        .map(invite -> invite.request().requestUri().toString())
                        .findFirst()
                        .orElse("no INVITE"));
    }

    private static Finding valid(CallFlow flow) {
        long valid = flow.messages().stream().filter(SessionChecks::isValid).count();
        int all = flow.messages().size();
        return Finding.of(valid == all, valid + " of " + all);
    }

    private static boolean isValid(SipMessage message) {
        Parsed again = message.bytes().readBy(SipParser.strict()::parse);
        return again instanceof SipMessage strict && strict.validate().isEmpty();
    }

    private static Finding body(CallFlow flow) {
        Set<Slice> bodies =
                flow.invites().stream().map(invite -> invite.request().body()).collect(Collectors.toSet());
        boolean held = bodies.size() == 1 && !bodies.contains(Slice.empty());
        String sizes = bodies.stream().map(Slice::length).map(String::valueOf).collect(Collectors.joining(", "));
        return Finding.of(held, sizes + " bytes in " + flow.invites().size() + " INVITEs");
    }

    /** Extensions that are not implemented must not be in Supported, nor asked for. */
    private static Finding promises(CallFlow flow) {
        List<String> promised = new ArrayList<>();
        for (SipRequest request : flow.requests()) {
            for (HeaderType<Slice> type :
                    List.of(HeaderTypes.SUPPORTED, HeaderTypes.REQUIRE, HeaderTypes.PROXY_REQUIRE)) {
                request.headers().all(type).forEach(tag -> promised.add(tag.toString()));
            }
        }
        return Finding.of(promised.isEmpty(), promised.isEmpty() ? "no 100rel, no timer" : promised.toString());
    }

    private static Finding earlyMedia(CallFlow flow) {
        Optional<Attempt> answered = flow.answered();
        Optional<SipResponse> early = answered.flatMap(attempt -> attempt.responses().stream()
                .filter(response -> response.isProvisional() && !response.body().isEmpty())
                .findFirst());
        if (early.isEmpty()) {
            return Finding.absent("no description came early");
        }
        String tag = CallFlow.toTag(early.get());
        String finalTag =
                answered.flatMap(Attempt::outcome).map(CallFlow::toTag).orElse("");
        return Finding.of(tag.equals(finalTag) && !tag.isEmpty(), "To tag " + tag);
    }

    private Finding firstDescription(CallFlow flow) {
        Optional<Attempt> answered = flow.answered();
        List<SipResponse> described = answered.map(Attempt::responses).orElse(List.of()).stream()
                .filter(response -> !response.body().isEmpty())
                .toList();
        if (described.isEmpty()) {
            return Finding.absent("there is no description");
        }
        SipResponse first = described.get(0);
        SipResponse last = described.get(described.size() - 1);
        boolean held = expectation
                .remote()
                .map(SessionDescription::bytes)
                .filter(first.body()::equals)
                .isPresent();
        return Finding.of(held, "the " + first.statusCode() + "'s" + (described.size() == 1 ? "" : later(first, last)));
    }

    private static String later(SipResponse first, SipResponse last) {
        return "; the " + last.statusCode() + (last.body().equals(first.body()) ? " repeats it" : "'s differs");
    }
}
