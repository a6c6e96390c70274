package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * After all walks: each page of the router was judged by one of them, in light, dark and elder mode. A page that is added
 * without a walk fails here.
 */
class EveryScreenIT {

    private static final Path TESTS = Path.of("src/test/java/cn/yishulai");

    @Test
    void everyPageOfTheRouterWasJudged() throws IOException {
        Assumptions.assumeTrue(System.getProperty("skipWeb") == null, "-DskipWeb: nothing was walked");
        List<String> missing =
                walks().stream().filter(walk -> !Visits.walks().contains(walk)).toList();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(missing.isEmpty(), "not walked in this build: " + missing);
        }
        assertThat(missing).as("walks that judged nothing").isEmpty();
        Set<String> judged =
                Visits.all().stream().map(Routes::of).flatMap(Optional::stream).collect(Collectors.toSet());
        assertThat(Routes.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(Routes.all().stream().filter(route -> !judged.contains(route)))
                .as("pages that no walk has judged")
                .isEmpty();
    }

    private static List<String> walks() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> ("." + name).matches(WalksSuite.WALKS))
                    .toList();
        }
    }
}
