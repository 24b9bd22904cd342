package io.ringback.sip.transport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Keeps the warnings that tests provoke on purpose out of the build's output: ours, and those of Netty's DNS client.
 */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {
    private static final List<Logger> LOGS = List.of((Logger) LoggerFactory.getLogger(SipTransport.class), (Logger)
            LoggerFactory.getLogger("io.netty.resolver.dns"));

    @Override
    public void beforeAll(ExtensionContext context) {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        LOGS.forEach(log -> log.setLevel(null));
    }
}
