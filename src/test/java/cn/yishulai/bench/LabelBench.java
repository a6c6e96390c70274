package cn.yishulai.bench;

import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelFormat;
import cn.yishulai.labels.LabelsFixture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A thousand labels in each format, beside qrencode drawing the same thousand symbols: a process for each, as the tool
 * is used. Medians of some rounds after one that does not count; CPU beside the clock, because the machine may be
 * shared. Run with {@code mvn test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=cn.yishulai.bench.LabelBench}, without JAVA_TOOL_OPTIONS.
 */
public final class LabelBench {

    private static final int LABELS = 1000;
    private static final int ROUNDS = 3;

    private record Figure(double milliseconds, double cpu, long bytes) {}

    private LabelBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Label> labels = LabelsFixture.labels(LABELS);
        Measured table = new Measured(
                "labels", "A sheet of 1,000 labels, beside qrencode drawing 1,000 symbols", "3 times its time at most");
        @Nullable Figure reference = isInstalled() ? qrencode(labels) : null;
        System.out.println(
                reference == null
                        ? "qrencode is not installed: no ratio"
                        : row("qrencode -l Q, PNG", reference, reference));
        if (reference != null) {
            table.row(Map.of("format", "qrencode"), figures(reference, reference));
        }
        for (LabelFormat format : LabelFormat.values()) {
            Figure figure = ours(() -> LabelsFixture.thousandOnL7160(labels, format));
            System.out.println(row(format.name(), figure, reference));
            table.row(Map.of("format", format.name()), figures(figure, reference));
            if (reference != null) {
                table.atMost(
                        "1,000 labels as %s: times qrencode".formatted(format),
                        figure.milliseconds / reference.milliseconds,
                        3);
            }
        }
    }

    private static Map<String, Double> figures(Figure figure, @Nullable Figure reference) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ms", figure.milliseconds);
        figures.put("CPU ms", figure.cpu);
        if (reference != null) {
            figures.put("ratio to qrencode", figure.milliseconds / reference.milliseconds);
        }
        return figures;
    }

    private static String row(String what, Figure figure, @Nullable Figure reference) {
        String ratio = reference == null
                ? ""
                : "  x%.2f  cpu x%.2f"
                        .formatted(figure.milliseconds / reference.milliseconds, figure.cpu / reference.cpu);
        return "%-20s %7.0f ms  cpu %7.0f ms  %8.1f kB%s"
                .formatted(what, figure.milliseconds, figure.cpu, figure.bytes / 1024.0, ratio);
    }

    private static Figure ours(Supplier<byte[]> drawing) {
        var threads = ManagementFactory.getThreadMXBean();
        List<Figure> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            int bytes = drawing.get().length;
            Figure figure = new Figure(
                    (System.nanoTime() - start) / 1e6, (threads.getCurrentThreadCpuTime() - cpu) / 1e6, bytes);
            System.out.printf("    round %d: %.0f ms, cpu %.0f ms%n", round, figure.milliseconds, figure.cpu);
            if (round > 0) {
                rounds.add(figure);
            }
        }
        return median(rounds);
    }

    private static Figure qrencode(List<Label> labels) throws IOException, InterruptedException {
        Path urls = Files.createTempFile("labels", ".txt");
        Files.writeString(urls, labels.stream().map(Label::url).collect(Collectors.joining("\n", "", "\n")));
        String loop =
                "TIMEFORMAT='%R %U %S'; time while read -r url; do qrencode -l Q -o /dev/null \"$url\"; done < " + urls;
        List<Figure> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Process process = new ProcessBuilder("bash", "-c", loop).start();
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            double[] seconds = Arrays.stream(said.strip()
                            .lines()
                            .toList()
                            .get((int) said.strip().lines().count() - 1)
                            .split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (round > 0) {
                rounds.add(new Figure(seconds[0] * 1000, (seconds[1] + seconds[2]) * 1000, 0));
            }
        }
        Files.delete(urls);
        return median(rounds);
    }

    private static Figure median(List<Figure> rounds) {
        return rounds.stream()
                .sorted((a, b) -> Double.compare(a.cpu, b.cpu))
                .toList()
                .get(rounds.size() / 2);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("qrencode", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
