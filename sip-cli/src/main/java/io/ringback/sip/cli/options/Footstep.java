package io.ringback.sip.cli.options;

import io.ringback.sip.address.Host;
import io.ringback.sip.address.HostPort;
import io.ringback.sip.address.TransportProtocol;
import io.ringback.sip.message.Hop;
import io.ringback.sip.transport.location.DnsAnswer;
import io.ringback.sip.transport.location.DnsRecord;
import io.ringback.sip.transport.location.LocationStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One step of the way to a server, for people and for programs. Its texts may come from the network.
 *
 * @param kind what it is, in lower-case letters
 * @param text the step in a sentence
 * @param fields the step in fields: texts, numbers, or lists of texts
 */
public record Footstep(String kind, String text, Map<String, Object> fields) {
    static Footstep of(String kind, Hop hop, String text, String why) {
        HostPort to =
                new HostPort(Host.of(hop.remote().getAddress()), hop.remote().getPort());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transport", transport(hop.transport()));
        fields.put("host", to.host().toString());
        fields.put("port", to.port());
        if (!why.isEmpty()) {
            fields.put("why", why);
        }
        return new Footstep(kind, hop.transport() + " " + to + ": " + text, fields);
    }

    /** A step of the search; that it begins is no news. */
    static Optional<Footstep> of(LocationStep step) {
        return switch (step.kind()) {
            case BEGUN -> Optional.empty();
            case ASKED -> Optional.of(asked((LocationStep.Asked) step));
            case TRANSPORT_CHOSEN -> Optional.of(transportChosen((LocationStep.TransportChosen) step));
            case SERVICE_CHOSEN -> {
                LocationStep.ServiceChosen chosen = (LocationStep.ServiceChosen) step;
                yield Optional.of(chosen("service", text(chosen.record()), chosen.transport()));
            }
            case SERVICE_PASSED_OVER -> {
                LocationStep.ServicePassedOver passed = (LocationStep.ServicePassedOver) step;
                yield Optional.of(passedOver("service", text(passed.record()), passed.obstacle()));
            }
            case SERVER_CHOSEN -> {
                LocationStep.ServerChosen chosen = (LocationStep.ServerChosen) step;
                yield Optional.of(chosen("server", text(chosen.record()), chosen.transport()));
            }
            case SERVER_PASSED_OVER -> {
                LocationStep.ServerPassedOver passed = (LocationStep.ServerPassedOver) step;
                yield Optional.of(passedOver("server", text(passed.record()), passed.obstacle()));
            }
            case ADDRESS_PASSED_OVER -> {
                LocationStep.AddressPassedOver passed = (LocationStep.AddressPassedOver) step;
                yield Optional.of(
                        passedOver("address", Host.of(passed.address()).toString(), passed.obstacle()));
            }
            case OFFERED -> Optional.of(of("candidate", ((LocationStep.Offered) step).hop(), "a candidate", ""));
        };
    }

    private static Footstep asked(LocationStep.Asked step) {
        DnsAnswer answer = step.answer();
        List<String> records = answer.records().stream().map(Footstep::text).toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", step.lookup().type().name());
        fields.put("name", step.lookup().name());
        fields.put("verdict", answer.verdict().toString());
        fields.put("records", records);
        fields.put("ttl", answer.lifetime().toSeconds());
        fields.put("remembered", answer.remembered());
        String found = records.isEmpty()
                ? answer.verdict().toString()
                : records.stream().collect(Collectors.joining(" | "));
        String before = answer.remembered() ? " (remembered)" : "";
        return new Footstep("asked", step.lookup() + ": " + found + before, fields);
    }

    private static Footstep transportChosen(LocationStep.TransportChosen step) {
        String why = switch (step.reason()) {
            case NAMED -> "the URI names it";
            case NUMERIC -> "the URI has an address and no transport";
            case PORT -> "the URI has a port and no transport";
            case NO_RECORDS -> "the domain has neither NAPTR nor SRV records";
            case VIA -> "the Via names it";
        };
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transport", transport(step.transport()));
        fields.put("why", why);
        return new Footstep("transport", step.transport() + ": " + why, fields);
    }

    private static Footstep chosen(String kind, String record, TransportProtocol transport) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", record);
        fields.put("transport", transport(transport));
        return new Footstep(kind, record + ": taken, over " + transport, fields);
    }

    private static Footstep passedOver(String kind, String record, LocationStep.Obstacle obstacle) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", record);
        fields.put("why", obstacle.toString());
        return new Footstep(kind + "-passed-over", record + ": passed over, " + obstacle, fields);
    }

    /** A record as zone files write it. */
    private static String text(DnsRecord record) {
        if (record instanceof DnsRecord.Srv srv) {
            return srv.priority() + " " + srv.weight() + " " + srv.port() + " " + srv.target();
        }
        if (record instanceof DnsRecord.Naptr naptr) {
            return naptr.order() + " " + naptr.preference() + " \"" + naptr.flags() + "\" \"" + naptr.service()
                    + "\" \"" + naptr.regexp() + "\" " + naptr.replacement();
        }
        return record.toString();
    }

    private static String transport(TransportProtocol protocol) {
        return protocol.token().toLowerCase(Locale.ROOT);
    }
}
