package io.ringback.sip.cli.check;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.header.Method;
import io.ringback.sip.header.Via;
import io.ringback.sip.message.SipMessage;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who belongs to whom: identifiers, numbers, branches and routes. */
final class DialogChecks {
    private static final List<FlowCheck> ALL = List.of(
            new FlowCheck("One Call-ID throughout", "RFC 3261 §8.1.3.5", DialogChecks::callId),
            new FlowCheck("One From tag throughout", "RFC 3261 §8.1.3.5", DialogChecks::fromTag),
            new FlowCheck("CSeq goes up by one with each new request", "RFC 3261 §22.2", DialogChecks::cSeq),
            new FlowCheck("No INVITE has a To tag", "RFC 3261 §8.1.1.2", DialogChecks::noToTag),
            new FlowCheck("Each new transaction has a new branch", "RFC 3261 §8.1.1.7", DialogChecks::branches),
            new FlowCheck("The refusal's ACK has its INVITE's branch", "RFC 3261 §17.1.1.3", DialogChecks::ackBranch),
            new FlowCheck("… and the refusal's To tag and CSeq number", "RFC 3261 §17.1.1.3", DialogChecks::ackToTag),
            new FlowCheck("The answer's ACK goes to its Contact", "RFC 3261 §12.2.1.1", DialogChecks::contact),
            new FlowCheck("… with the number of its INVITE", "RFC 3261 §13.2.2.4", DialogChecks::ackNumber),
            new FlowCheck("Route is Record-Route turned round", "RFC 3261 §12.1.2", DialogChecks::route),
            new FlowCheck("ACK and BYE have the answer's To tag", "RFC 3261 §12.2.1.1", DialogChecks::dialogTag),
            new FlowCheck("BYE was answered with 200", "RFC 3261 §15.1", DialogChecks::bye));

    private DialogChecks() {}

    static List<FlowCheck> all() {
        return ALL;
    }

    private static Finding callId(CallFlow flow) {
        return same(flow, message -> message.callId().toString());
    }

    private static Finding fromTag(CallFlow flow) {
        return same(flow, message -> message.from().tag().map(Slice::toString).orElse("none"));
    }

    private static Finding same(CallFlow flow, Function<SipMessage, String> value) {
        Set<String> values = flow.messages().stream().map(value).collect(Collectors.toSet());
        return Finding.of(
                values.size() == 1, values.size() == 1 ? values.iterator().next() : values.size() + " values");
    }

    private static Finding cSeq(CallFlow flow) {
        List<SipRequest> requests = flow.requests().stream()
                .filter(request -> !request.method().equals(Method.ACK))
                .toList();
        boolean held = true;
        for (int i = 1; i < requests.size(); i++) {
            held &= CallFlow.sequence(requests.get(i)) == CallFlow.sequence(requests.get(i - 1)) + 1;
        }
        String evidence = requests.stream()
                .map(request -> CallFlow.sequence(request) + " " + request.method())
                .collect(Collectors.joining(", "));
        return Finding.of(held, evidence);
    }

    private static Finding noToTag(CallFlow flow) {
        long tagged = flow.invites().stream()
                .filter(invite -> invite.request().to().tag().isPresent())
                .count();
        return Finding.of(tagged == 0, tagged + " of " + flow.invites().size() + " have one");
    }

    /** The ACK of a refusal belongs to the INVITE's transaction; that of a 2xx is one of its own. */
    private static Finding branches(CallFlow flow) {
        List<Slice> branches = new ArrayList<>();
        flow.invites().forEach(invite -> branches.add(CallFlow.branch(invite.request())));
        flow.withinDialog().forEach(request -> branches.add(CallFlow.branch(request)));
        boolean distinct = Set.copyOf(branches).size() == branches.size();
        boolean magic = branches.stream().allMatch(branch -> branch.toString().startsWith(Via.MAGIC_COOKIE));
        return Finding.of(distinct && magic, branches.size() + " branches, all different");
    }

    private static Finding ackBranch(CallFlow flow) {
        return everyRefusal(
                flow,
                attempt -> attempt.ack()
                        .filter(ack -> CallFlow.branch(ack).equals(CallFlow.branch(attempt.request())))
                        .isPresent());
    }

    private static Finding ackToTag(CallFlow flow) {
        return everyRefusal(
                flow,
                attempt -> attempt.ack()
                        .filter(ack -> CallFlow.toTag(ack)
                                .equals(attempt.outcome().map(CallFlow::toTag).orElse("")))
                        .isPresent());
    }

    private static Finding everyRefusal(CallFlow flow, Predicate<Attempt> rule) {
        List<Attempt> refused = flow.invites().stream()
                .filter(attempt -> attempt.outcome().isPresent() && !attempt.succeeded())
                .toList();
        if (refused.isEmpty()) {
            return Finding.absent("nothing was refused");
        }
        long held = refused.stream().filter(rule).count();
        return Finding.of(held == refused.size(), held + " of " + refused.size());
    }

    private static Finding contact(CallFlow flow) {
        return ofAnswer(flow, (attempt, answer, ack) -> {
            String contact =
                    answer.contact().map(address -> address.uri().toString()).orElse("none");
            return Finding.of(ack.rawRequestUri().contentEquals(contact), contact);
        });
    }

    private static Finding ackNumber(CallFlow flow) {
        return ofAnswer(
                flow,
                (attempt, answer, ack) -> Finding.of(
                        CallFlow.sequence(ack) == CallFlow.sequence(attempt.request()), String.valueOf(ack.cSeq())));
    }

    private static Finding route(CallFlow flow) {
        return ofAnswer(flow, (attempt, answer, ack) -> {
            List<NameAddr> expected = new ArrayList<>(answer.recordRoutes());
            Collections.reverse(expected);
            boolean held = flow.withinDialog().stream()
                    .allMatch(request -> request.routes().equals(expected));
            String evidence = expected.stream().map(NameAddr::toString).collect(Collectors.joining(", "));
            return Finding.of(held, expected.isEmpty() ? "no proxy asked to stay" : evidence);
        });
    }

    private static Finding dialogTag(CallFlow flow) {
        return ofAnswer(flow, (attempt, answer, ack) -> {
            String tag = CallFlow.toTag(answer);
            boolean held = flow.withinDialog().stream()
                    .allMatch(request -> CallFlow.toTag(request).equals(tag));
            return Finding.of(held, tag);
        });
    }

    private static Finding bye(CallFlow flow) {
        if (flow.answered().isEmpty()) {
            return Finding.absent("there was no call to end");
        }
        List<Attempt> byes = flow.byes();
        String statuses = byes.stream()
                .map(bye -> bye.outcome()
                        .map(SipResponse::statusCode)
                        .map(String::valueOf)
                        .orElse("no answer"))
                .collect(Collectors.joining(", "));
        boolean held = !byes.isEmpty() && byes.get(byes.size() - 1).succeeded();
        return Finding.of(held, byes.isEmpty() ? "no BYE" : statuses);
    }

    /** A rule over the answered INVITE, its 2xx and its ACK. */
    @FunctionalInterface
    private interface AnswerRule {
        Finding find(Attempt attempt, SipResponse answer, SipRequest ack);
    }

    private static Finding ofAnswer(CallFlow flow, AnswerRule rule) {
        if (flow.answered().isEmpty()) {
            return Finding.absent("the call was not answered");
        }
        Attempt attempt = flow.answered().get();
        return attempt.ack()
                .map(ack -> rule.find(attempt, attempt.outcome().orElseThrow(), ack))
                .orElseGet(() -> Finding.of(false, "there is no ACK"));
    }
}
