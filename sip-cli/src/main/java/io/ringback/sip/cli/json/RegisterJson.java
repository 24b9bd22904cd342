package io.ringback.sip.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.sip.auth.PeerProof;
import io.ringback.sip.cli.call.Credentialed;
import io.ringback.sip.cli.registration.RegisterReport;
import io.ringback.sip.cli.registration.RegisterVerdict;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipResponse;
import io.ringback.sip.ua.RegistrationEvent;
import java.util.Locale;
import java.util.Optional;

/** What has become of a registration, as JSON. */
public final class RegisterJson {
    private RegisterJson() {}

    /**
     * A registration.
     *
     * @param report what has become of it
     * @param verdict what that comes to
     * @return an object
     */
    public static ObjectNode of(RegisterReport report, RegisterVerdict verdict) {
        ObjectNode json = Json.object().put("result", verdict.result().text());
        verdict.response()
                .ifPresent(response -> json.put("status", response.statusCode())
                        .put("reason", response.reasonPhrase().toString()));
        verdict.timer().ifPresent(timer -> json.put("timer", timer));
        report.callId().ifPresent(callId -> json.put("callId", callId));
        Optional<String> algorithm = Credentialed.algorithm(report.messages(), Method.REGISTER);
        json.put("authenticated", algorithm.isPresent());
        algorithm.ifPresent(name -> json.put("algorithm", name));
        report.registered().ifPresent(registered -> registered(json, registered));
        json.put("removed", report.removed());
        json.set("ladder", LadderJson.of(report.messages()));
        return json;
    }

    private static void registered(ObjectNode json, RegistrationEvent.Registered registered) {
        json.put("expires", registered.lifetime().toSeconds());
        if (registered.proof() != PeerProof.ABSENT) {
            json.put("peerProof", registered.proof().name().toLowerCase(Locale.ROOT));
        }
        json.set("contacts", contacts(registered.response()));
    }

    /** All bindings that the registrar has listed; its list is not needed for anything else. */
    private static ArrayNode contacts(SipResponse response) {
        ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
        IfReadable.of(() -> response.headers().all(HeaderTypes.CONTACT))
                .ifPresent(all -> all.forEach(contact -> contact.address()
                        .ifPresent(address -> contacts.add(address.uri().toString()))));
        return contacts;
    }
}
