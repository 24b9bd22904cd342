/** The runnable program {@code sip}, the embedded trunk and the message tools. */
module io.ringback.sip.cli {
    requires static org.jspecify;
    requires io.ringback.sip.ua;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.slf4j;

    opens io.ringback.sip.cli to
            info.picocli;
    opens io.ringback.sip.cli.command to
            info.picocli;
}
