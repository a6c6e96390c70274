package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The suites find tests by the names of their classes: one of another name would never be run, and nobody would know. */
class SuitesTest {

    private static final List<JavaClass> TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages(FloorPlanTest.HOUSE).stream()
                    .filter(any -> any.getMethods().stream().anyMatch(SuitesTest::isTest))
                    .toList();

    @Test
    void everyClassWithTestsHasANameThatASuiteFinds() {
        assertThat(TESTS.stream()
                        .map(JavaClass::getName)
                        .filter(name -> !name.replaceFirst("\\$.*", "").matches(".*(Test|IT|Bench|Rehearsal)"))
                        .toList())
                .isEmpty();
    }

    /**
     * A test that failed is run once more, and its runs are put together by the suite and the name of the method alone
     * (Surefire 3.5): of two that fail by one name, the one that passes would excuse the other.
     */
    @Test
    void noTwoTestsHaveOneName() {
        assertThat(TESTS.stream()
                        .flatMap(any -> any.getMethods().stream().filter(SuitesTest::isTest))
                        .collect(Collectors.groupingBy(JavaMethod::getName))
                        .values()
                        .stream()
                        .filter(named -> named.size() > 1)
                        .map(named ->
                                named.stream().map(JavaMethod::getFullName).toList())
                        .toList())
                .isEmpty();
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream().anyMatch(annotation -> annotation
                .getRawType()
                .getSimpleName()
                .matches("Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example"));
    }
}
