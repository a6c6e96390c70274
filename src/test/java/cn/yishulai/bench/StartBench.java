package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How long the jar takes from the start of its process until it is ready, embedded servers included: the first time, and again
 * on the same folder. Not part of a build: {@code mvn -Pbench verify}.
 */
class StartBench {

    private static final int ROUNDS = 3;

    @Test
    void firstAndSecondStart() throws Exception {
        Measured starts = new Measured(
                "start",
                "Seconds from the start of the process until the service is ready, embedded servers included; memory then",
                "seconds are printed at start; no figure is asked for");
        List<double[]> again = new ArrayList<>();
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-bench")
                .toRealPath();
        tell(starts, "first, with migration and demonstration", once(folder));
        for (int round = 0; round < ROUNDS; round++) {
            again.add(once(folder));
        }
        again.sort((a, b) -> Double.compare(a[0], b[0]));
        tell(starts, "again, median of " + ROUNDS, again.get(ROUNDS / 2));
    }

    private static double[] once(Path folder) throws Exception {
        long began = System.nanoTime();
        try (BenchNode node = BenchNode.start(folder.resolve("data"))) {
            double seconds = (System.nanoTime() - began) / 1e9;
            return new double[] {seconds, node.serviceCpu() / 1e9, node.residentBytes() / 1048576.0};
        }
    }

    private static void tell(Measured starts, String which, double[] figures) {
        System.out.printf("start, %s: %.1f s, CPU %.1f s, %.0f MB%n", which, figures[0], figures[1], figures[2]);
        starts.row(
                Map.of("start", which),
                new TreeMap<>(Map.of("seconds", figures[0], "CPU s", figures[1], "resident MB", figures[2])));
    }
}
