package io.ringback.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses MAIN = Module.allMainClasses();

    @Test
    void noMainCodeUsesJavaRegularExpressions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "split", String.class)
                .orShould()
                .callMethod(String.class, "split", String.class, int.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .callMethod(String.class, "replaceFirst", String.class, String.class)
                .because("its running time is not linear in hostile input")
                .check(MAIN);
    }

    @Test
    void noTypeHidesBehindAnEmptyWord() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .because("a type is named for what it is")
                .check(MAIN);
    }

    @Test
    void noTestSleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethodWhere(describe(
                        "TimeUnit.sleep",
                        call -> call.getTargetOwner().isEquivalentTo(TimeUnit.class)
                                && call.getName().equals("sleep")))
                .because("time in tests is virtual")
                .check(Module.allTestClasses());
    }
}
