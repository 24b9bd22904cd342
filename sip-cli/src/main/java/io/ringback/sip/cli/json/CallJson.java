package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.cli.call.CallReport;
import io.ringback.sip.cli.call.Credentialed;
import io.ringback.sip.cli.call.Verdict;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.CallOutcome;
import java.util.Optional;

/** What has become of a call, as JSON. */
public final class CallJson {
    private CallJson() {}

    /**
     * A call.
     *
     * @param report what has become of it
     * @param verdict what that comes to
     * @return an object
     */
    public static ObjectNode of(CallReport report, Verdict verdict) {
        ObjectNode json = Json.object().put("result", verdict.result().text());
        response(report.outcome())
                .ifPresent(response -> json.put("status", response.statusCode())
                        .put("reason", response.reasonPhrase().toString()));
        verdict.timer().ifPresent(timer -> json.put("timer", timer));
        report.callId().ifPresent(callId -> json.put("callId", callId));
        Optional<String> algorithm = Credentialed.algorithm(report);
        json.put("authenticated", algorithm.isPresent());
        algorithm.ifPresent(name -> json.put("algorithm", name));
        report.remoteDescription().ifPresent(description -> json.set("remoteSdp", SdpJson.of(description)));
        if (report.outcome() instanceof CallOutcome.Answered answered) {
            json.put("sdpChanged", answered.sdpChanged());
        }
        json.set("ladder", LadderJson.of(report.messages()));
        return json;
    }

    private static Optional<SipResponse> response(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return Optional.of(answered.response());
        }
        return outcome instanceof CallOutcome.Refused refused ? Optional.of(refused.response()) : Optional.empty();
    }
}
