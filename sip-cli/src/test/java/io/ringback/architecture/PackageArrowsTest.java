package io.ringback.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import org.junit.jupiter.api.Test;

class PackageArrowsTest {
    @Test
    void theParserPointsFromMessageToHeaderToAddress() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("message")
                .definedBy("io.ringback.sip.message..")
                .layer("header")
                .definedBy("io.ringback.sip.header..")
                .layer("address")
                .definedBy("io.ringback.sip.address..")
                .whereLayer("message")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("header")
                .mayOnlyBeAccessedByLayers("message")
                .whereLayer("address")
                .mayOnlyBeAccessedByLayers("message", "header")
                .check(Module.SIP_PARSER.mainClasses());
    }
}
