package cn.yishulai.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Trade lists to test with: real ones from the folder of shared data, and random small ones. */
public final class TradesFixture {

    /** A real list and its proven maxima. */
    public record RealList(String name, String text, int trades, int people) {}

    private TradesFixture() {}

    /** Where the shared data are: {@code -Dyishulai.data}, else {@code YISHULAI_DATA}, else beside the project. */
    static Path folder() {
        @Nullable String environment = System.getenv("YISHULAI_DATA");
        String data = System.getProperty("yishulai.data", environment == null ? "../shared/data" : environment);
        return Path.of(data, "trades");
    }

    /** All real lists; skips the test, saying so, where they are not there. */
    public static List<RealList> realLists() {
        Path maxima = folder().resolve("maximum.csv");
        Assumptions.assumeTrue(
                Files.exists(maxima),
                () -> "SKIPPED: no real trade lists at " + maxima.toAbsolutePath() + " (set -Dyishulai.data)");
        try {
            List<RealList> lists = new ArrayList<>();
            for (String line : Files.readAllLines(maxima).stream().skip(1).toList()) {
                String[] cells = line.split(",");
                String text = Files.readString(folder().resolve(cells[0] + ".txt"));
                lists.add(new RealList(cells[0], text, Integer.parseInt(cells[1]), Integer.parseInt(cells[2])));
            }
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small list with a few users, some with dummies; many wishes lead nowhere. */
    static String aSmallList(SplittableRandom random, int most) {
        int items = 2 + random.nextInt(most - 1);
        int users = 1 + random.nextInt(items);
        int wishes = 1 + random.nextInt(3);
        StringBuilder list = new StringBuilder("#! ALLOW-DUMMIES REQUIRE-COLONS\n");
        int[] owner = new int[items];
        boolean[] dummy = new boolean[items];
        for (int i = 0; i < items; i++) {
            owner[i] = random.nextInt(users);
            dummy[i] = random.nextInt(5) == 0;
        }
        for (int i = 0; i < items; i++) {
            list.append("(u%d) %s :".formatted(owner[i], name(i, dummy)));
            TreeSet<Integer> wanted = new TreeSet<>();
            for (int w = 0; w < wishes; w++) {
                wanted.add(random.nextInt(items));
            }
            for (int w : wanted) {
                if (w != i && dummy[w] == (owner[w] == owner[i])) {
                    list.append(' ').append(name(w, dummy));
                }
            }
            list.append('\n');
        }
        return list.toString();
    }

    /** A list without dummies in which everybody brings three items and wants some of a few favourites. */
    static String aDenseList(SplittableRandom random, int items) {
        StringBuilder list = new StringBuilder("#! LINEAR-PRIORITIES\n");
        for (int i = 0; i < items; i++) {
            list.append("(u%d) I%d :".formatted(i / 3, i));
            for (int w = 0; w < 8; w++) {
                int wanted = random.nextInt(1 + random.nextInt(items));
                list.append(wanted / 3 == i / 3 ? "" : " I" + wanted);
            }
            list.append('\n');
        }
        return list.toString();
    }

    /** A small list in which ranks count and some have waited. */
    static String aRankedList(SplittableRandom random, int most) {
        StringBuilder list = new StringBuilder("#! LINEAR-PRIORITIES\n");
        for (int u = 0; u < most; u++) {
            if (random.nextInt(2) == 0) {
                list.append("#@ WAITING (u%d) %d\n".formatted(u, random.nextInt(100)));
            }
        }
        return list.append(random.nextBoolean() ? aSmallList(random, most) : aDenseList(random, 8))
                .toString();
    }

    private static String name(int item, boolean[] dummy) {
        return dummy[item] ? "%D" + item : "I" + item;
    }

    /** A market in which traders bring one to three copies of few titles. */
    static Market aSmallMarket(SplittableRandom random) {
        int traders = 1 + random.nextInt(7);
        int titles = 3 + random.nextInt(5);
        int[][] own = new int[traders][];
        int[][] wants = new int[traders][];
        for (int t = 0; t < traders; t++) {
            own[t] = random.ints(1 + random.nextInt(3), 0, titles).toArray();
            List<Integer> owned = Arrays.stream(own[t]).boxed().toList();
            wants[t] = random.ints(random.nextInt(5), 0, titles)
                    .distinct()
                    .filter(j -> !owned.contains(j))
                    .toArray();
        }
        return Market.of(titles, own, wants);
    }
}
