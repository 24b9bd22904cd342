package io.ringback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleArrowsTest {
    private static final Map<Module, JavaClasses> CLASSES = new EnumMap<>(Module.class);

    static {
        for (Module module : Module.values()) {
            CLASSES.put(module, module.mainClasses());
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesOnlyTheModulesBelowIt(Module module) {
        Set<String> forbidden = CLASSES.entrySet().stream()
                .filter(entry -> entry.getKey() != module && !module.mayUse().contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(uses(module))
                .filteredOn(use -> forbidden.contains(use.getTargetClass().getName()))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void usesOnlyItsLibraries(Module module) {
        assertThat(uses(module))
                .filteredOn(use -> !permitted(module, use.getTargetClass().getBaseComponentType()))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    private static List<Dependency> uses(Module module) {
        return CLASSES.get(module).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .toList();
    }

    private static boolean permitted(Module module, JavaClass used) {
        String name = used.getName();
        return used.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("io.ringback.")
                || name.startsWith("org.jspecify.")
                || module.thirdParties().stream().anyMatch(name::startsWith);
    }
}
