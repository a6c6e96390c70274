package cn.yishulai.labels;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who reads how many of 330 generated photos, by what is wrong with them. Not part of a build; from the project folder
 * after {@code mvn test-compile}, with the test class path, {@code java cn.yishulai.labels.PhotoBench [seed]}. Seed 1 is
 * the set that the passes were chosen on; any other is one they have never seen.
 */
public final class PhotoBench {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final int READERS = 4;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Map<String, int[]> read = new TreeMap<>();
    private final int[] wrong = new int[READERS];
    private long nanos;
    private long mostNanos;

    private PhotoBench() {}

    public static void main(String[] args) throws IOException {
        long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
        Path folder = Files.createDirectories(Path.of("target", "photos", Long.toString(seed)));
        List<PhotoOfCode> photos = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < PhotoOfCode.SET; number++) {
            PhotoOfCode photo = PhotoOfCode.of(seed, number);
            photos.add(photo);
            files.add(Files.write(folder.resolve(photo.name() + ".jpg"), photo.jpeg()));
        }
        PhotoBench bench = new PhotoBench();
        Map<String, List<String>> zbar = OtherReaders.zbar(files);
        Map<String, List<String>> cpp = OtherReaders.zxingCpp(files);
        for (int i = 0; i < photos.size(); i++) {
            String file = files.get(i).toString();
            PhotoOfCode photo = photos.get(i);
            bench.count(photo, 0, PlainZxing.read(photo.jpeg()).stream().toList());
            bench.count(photo, 1, bench.ours(photo).stream().toList());
            bench.count(photo, 2, zbar.getOrDefault(file, List.of()));
            bench.count(photo, 3, cpp.getOrDefault(file, List.of()));
        }
        bench.print(System.out, seed);
    }

    private Optional<String> ours(PhotoOfCode photo) throws IOException {
        PhotoGrey grey = photo.grey();
        long before = CPU.getCurrentThreadCpuTime();
        PhotoReader.Seen seen = PhotoReader.read(grey, PhotoDeadline.in(LONG_ENOUGH));
        long took = CPU.getCurrentThreadCpuTime() - before;
        nanos += took;
        mostNanos = Math.max(mostNanos, took);
        return seen.label().map(PhotoOfCode::address).or(() -> seen.number().map(n -> n.value()));
    }

    private void count(PhotoOfCode photo, int reader, List<String> texts) {
        int[] row = read.computeIfAbsent(
                "%-7s %-5s".formatted(photo.trouble(), photo.label() ? "label" : "isbn"), k -> new int[READERS + 1]);
        row[reader] += texts.contains(photo.truth()) ? 1 : 0;
        row[READERS] += reader == 0 ? 1 : 0;
        wrong[reader] +=
                (int) texts.stream().filter(t -> !t.equals(photo.truth())).count();
    }

    private void print(PrintStream out, long seed) {
        out.printf("seed %d         photos  plain ZXing   ours   zbar  zxing-cpp%n", seed);
        int[] all = new int[READERS + 1];
        read.forEach((name, row) -> {
            out.printf("%s %8d %12d %6d %6d %10d%n", name, row[READERS], row[0], row[1], row[2], row[3]);
            for (int i = 0; i < all.length; i++) {
                all[i] += row[i];
            }
        });
        out.printf("all           %8d %12d %6d %6d %10d%n", all[READERS], all[0], all[1], all[2], all[3]);
        out.printf("read wrong             %12d %6d %6d %10d%n", wrong[0], wrong[1], wrong[2], wrong[3]);
        out.printf("ours: %d ms CPU a photo, at most %d ms%n", nanos / 1_000_000 / all[READERS], mostNanos / 1_000_000);
    }
}
