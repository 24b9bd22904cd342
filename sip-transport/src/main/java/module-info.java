/** UDP, TCP, TLS and WebSocket for SIP on Reactor Netty, and the location of servers by RFC 3263. */
module io.ringback.sip.transport {
    requires static org.jspecify;
    requires transitive io.ringback.sip.parser;
    requires transitive reactor.core;
    requires reactor.netty.core;
    requires reactor.netty.http;
    requires org.slf4j;
}
