/**
 * SIP over UDP, TCP, TLS and WebSocket on Reactor Netty, and over an in-memory network for tests: RFC 3261 §18, RFC
 * 3581, RFC 5626 §4.4, RFC 5922 and RFC 7118; and finding the next hop, RFC 3263 and RFC 7984.
 */
module io.ringback.sip.transport {
    requires static org.jspecify;
    requires transitive io.ringback.sip.parser;
    requires transitive reactor.core;
    requires transitive reactor.netty.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.dns;
    requires io.netty.codec.haproxy;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires org.reactivestreams;
    requires org.slf4j;

    // Reactor Netty is an automatic module, which cannot say itself that it needs this.
    requires io.netty.handler.proxy;

    exports io.ringback.sip.transport;
    exports io.ringback.sip.transport.location;
}
