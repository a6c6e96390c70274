package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The suites find tests by the names of their classes: one of another name would never be run, and nobody would know. */
class SuitesTest {

    @Test
    void everyClassWithTestsHasANameThatASuiteFinds() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                                .importPackages(FloorPlanTest.HOUSE)
                                .stream()
                                .filter(SuitesTest::hasTests)
                                .map(JavaClass::getName)
                                .filter(name -> !name.replaceFirst("\\$.*", "").matches(".*(Test|IT|Bench|Rehearsal)"))
                                .toList())
                .isEmpty();
    }

    private static boolean hasTests(JavaClass any) {
        return any.getMethods().stream()
                .anyMatch(method -> method.getAnnotations().stream().anyMatch(annotation -> annotation
                        .getRawType()
                        .getSimpleName()
                        .matches("Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example")));
    }
}
