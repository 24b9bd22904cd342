package io.ringback.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RareLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(RareLogTest.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private List<String> logged(RareLog log, int times) {
        logger.setAdditive(false);
        logger.addAppender(appender);
        appender.start();
        for (int i = 0; i < times; i++) {
            log.warn("it went wrong", new IllegalStateException());
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void logsOneLineInAQuietTime() {
        assertThat(logged(new RareLog(logger, Long.MAX_VALUE / 2), 1_000))
                .containsExactly("it went wrong (0 more were not logged)");
    }

    @Test
    void logsEveryLineWhereTheQuietTimeIsOver() {
        assertThat(logged(new RareLog(logger, 0), 3)).hasSize(3);
    }
}
