package io.ringback.sip.cli.config;

import io.ringback.sip.address.HostPort;
import io.ringback.sip.ua.dial.DialPeer;
import io.ringback.sip.ua.dial.DialPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All trunks of a configuration. */
public final class Trunks {
    private final DialPlan plan;
    private final Map<String, HostPort> proxies;

    private Trunks(DialPlan plan, Map<String, HostPort> proxies) {
        this.plan = plan;
        this.proxies = proxies;
    }

    static Trunks of(List<Trunk> trunks) {
        Map<String, HostPort> proxies = trunks.stream()
                .filter(trunk -> trunk.proxy().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        trunk -> trunk.peer().name(), trunk -> trunk.proxy().orElseThrow()));
        return new Trunks(new DialPlan(trunks.stream().map(Trunk::peer).toList()), proxies);
    }

    /**
     * The trunk that takes a number.
     *
     * @param dialled the number as it was dialled
     * @return the trunk, if any takes it
     */
    public Optional<Trunk> choose(String dialled) {
        return plan.choose(dialled).map(this::trunk);
    }

    /**
     * The trunk of a name.
     *
     * @param name a dial-peer's name
     * @return the trunk, if there is one
     */
    public Optional<Trunk> named(String name) {
        return plan.named(name).map(this::trunk);
    }

    /**
     * The names of all trunks.
     *
     * @return the names in the order of the configuration
     */
    public List<String> names() {
        return plan.peers().stream().map(DialPeer::name).toList();
    }

    private Trunk trunk(DialPeer peer) {
        return new Trunk(peer, Optional.ofNullable(proxies.get(peer.name())));
    }
}
