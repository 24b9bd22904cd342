package io.ringback.sip.transport;

import io.ringback.sip.address.TransportProtocol;
import io.ringback.text.ParseLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a transport of connections was told when it was made.
 *
 * @param webSocket null if messages are told apart by Content-Length
 * @param relays who sends a PROXY header before anything else; null if nobody does
 * @param keepAlive how often to ask the other side of connections that we open
 * @param willKeepAlive whether to offer that to those who are registered with (RFC 6223)
 * @param offeredKeepAlive what is answered to those who offer to ask us (RFC 6223)
 * @param expectedDomain what the other side has to prove where a hop names no domain
 */
record StreamOptions(
        TransportProtocol protocol,
        TransportBuilder.Basics basics,
        ParseLimits parseLimits,
        StreamLimits limits,
        @Nullable WebSocketSettings webSocket,
        @Nullable Predicate<InetAddress> relays,
        @Nullable Duration keepAlive,
        boolean willKeepAlive,
        @Nullable Duration offeredKeepAlive,
        @Nullable String expectedDomain) {}
