package cn.yishulai.bench;

import cn.yishulai.catalog.SearchLoad;
import cn.yishulai.catalog.SearchTimes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The search of the product beside Apache Lucene, on the same generated books. Not part of a build; after {@code mvn
 * test-compile}, with the test class path:
 *
 * <pre>java -Xmx6g cn.yishulai.bench.SearchBench 10000 100000 1000000</pre>
 *
 * A million books take some minutes to load. With {@code -Dbench.url=jdbc:postgresql://…/name%d} databases are used that
 * a run before has filled, {@code %d} being the number of books. Both engines are asked in turn, class by class, so that
 * what else the machine does falls on both; read the ratios.
 */
public final class SearchBench {

    private static final Measured TABLE = new Measured(
            "search",
            "Search with availability per site, beside Apache Lucene on the same titles in memory",
            "p99 3 times Lucene at most; a million titles within twice of 10,000");

    private static final int PAGE = 20;
    private static final int EACH = 40;
    private static final int ROUNDS = 2;
    private static final int MANY_CLIENTS = 8;

    /** One engine asked for one page, with or without the availability of its volumes. */
    private interface Engine {
        List<UUID> find(String query) throws Exception;
    }

    private final int books;
    private final SearchLoad load;
    private final SearchMix mix;

    private SearchBench(int books, Connection database) {
        this.books = books;
        TitleGenerator generator = TitleGenerator.of(1);
        this.load = new SearchLoad(database, generator, books);
        this.mix = new SearchMix(books, generator);
    }

    /** @return p99 of ours and of theirs with many clients, in milliseconds */
    private double[] run(String url) throws Exception {
        long heapBefore = heap();
        long began = System.nanoTime();
        try (LuceneTitles lucene = new LuceneTitles(load, books)) {
            System.out.printf(
                    "%n%,d titles, %,d copies. Lucene: built in %.1f s, %,d MB of index, %,d MB more heap%n",
                    books,
                    2 * books,
                    (System.nanoTime() - began) / 1e9,
                    lucene.size() >> 20,
                    (heap() - heapBefore) >> 20);
            try (SearchTimes product = new SearchTimes(url, 1)) {
                printCpu(lucene, product);
            }
            try (SearchTimes product = new SearchTimes(url, MANY_CLIENTS)) {
                printClock(lucene, product, 1);
                return printClock(lucene, product, MANY_CLIENTS);
            }
        }
    }

    private static Engine ours(SearchTimes product) {
        return query -> product.find(query, PAGE);
    }

    /** Lucene finds ids; what is shown stands in the database. */
    private static Engine theirs(LuceneTitles lucene, SearchTimes product) {
        return query -> {
            List<UUID> found = lucene.find(SearchLoad.asked(query), PAGE);
            product.describe(found);
            return found;
        };
    }

    private static Engine available(SearchTimes product, Engine engine) {
        return query -> {
            List<UUID> found = engine.find(query);
            product.availability(found);
            return found;
        };
    }

    private void printCpu(LuceneTitles lucene, SearchTimes product) throws Exception {
        Engine one = available(product, ours(product));
        Engine other = available(product, theirs(lucene, product));
        cpu(one, product, mix.all());
        cpu(other, product, mix.all());
        System.out.println("ms of CPU, server included     PostgreSQL            Lucene         ratio");
        System.out.println("with availability              p50    p99         p50    p99     p50  p99");
        long[] all = {};
        long[] others = {};
        for (Map.Entry<String, List<String>> kind : mix.classes().entrySet()) {
            List<String> queries = repeated(kind.getValue(), EACH);
            long[] a = cpu(one, product, queries);
            long[] b = cpu(other, product, queries);
            System.out.println(line(kind.getKey(), a, b));
            all = merged(all, a);
            others = merged(others, b);
        }
        System.out.println(line("all", all, others));
        keep("CPU of one client", all, others);
        System.out.println(line(
                "all, found only",
                cpu(ours(product), product, mix.all()),
                cpu(theirs(lucene, product), product, mix.all())));
    }

    /** @return p99 of ours and of theirs, in milliseconds */
    private double[] printClock(LuceneTitles lucene, SearchTimes product, int clients) throws Exception {
        Engine one = available(product, ours(product));
        Engine other = available(product, theirs(lucene, product));
        long[] all = {};
        long[] others = {};
        for (int round = 0; round < ROUNDS; round++) {
            all = merged(all, measure(one, mix.all(), clients));
            others = merged(others, measure(other, mix.all(), clients));
        }
        System.out.println(line("by the clock, clients: " + clients, all, others));
        keep("clock, clients: " + clients, all, others);
        return new double[] {at(all, 0.99), at(others, 0.99)};
    }

    private void keep(String kind, long[] one, long[] other) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50 ms", at(one, 0.5));
        figures.put("p99 ms", at(one, 0.99));
        figures.put("Lucene p99 ms", at(other, 0.99));
        figures.put("ratio p99", at(one, 0.99) / at(other, 0.99));
        TABLE.row(new TreeMap<>(Map.of("titles", books, "measured", kind)), figures);
    }

    private static String line(String kind, long[] one, long[] other) {
        return "%-26s %s     %s   %5.1f %5.1f"
                .formatted(
                        kind, times(one), times(other), at(one, 0.5) / at(other, 0.5), at(one, 0.99) / at(other, 0.99));
    }

    /** Nanoseconds of CPU of each, sorted: of this thread and of the server. */
    private static long[] cpu(Engine engine, SearchTimes product, List<String> queries) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] took = new long[queries.size()];
        for (int i = 0; i < took.length; i++) {
            long before = threads.getCurrentThreadCpuTime() + product.serverCpu();
            engine.find(queries.get(i));
            took[i] = threads.getCurrentThreadCpuTime() + product.serverCpu() - before;
        }
        Arrays.sort(took);
        return took;
    }

    private static List<String> repeated(List<String> queries, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> queries.get(i % queries.size()))
                .toList();
    }

    /** Nanoseconds of each, sorted. */
    private static long[] measure(Engine engine, List<String> queries, int clients) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                Callable<long[]> asking = () -> {
                    List<Long> took = new ArrayList<>();
                    for (int i = first; i < queries.size(); i += clients) {
                        long began = System.nanoTime();
                        engine.find(queries.get(i));
                        took.add(System.nanoTime() - began);
                    }
                    return took.stream().mapToLong(Long::longValue).toArray();
                };
                running.add(pool.submit(asking));
            }
            long[] all = {};
            for (Future<long[]> one : running) {
                all = merged(all, one.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] merged(long[] one, long[] other) {
        long[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        return all;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static String times(long[] sorted) {
        return "%6.2f %6.2f  ".formatted(at(sorted, 0.5), at(sorted, 0.99));
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    public static void main(String[] args) throws Exception {
        String filled = System.getProperty("bench.url");
        List<double[]> sizes = new ArrayList<>();
        for (String arg : args) {
            int books = Integer.parseInt(arg);
            try (Connection database = filled == null
                    ? SearchLoad.emptyDatabase()
                    : DriverManager.getConnection(filled.formatted(books))) {
                SearchBench bench = new SearchBench(books, database);
                if (filled == null) {
                    long began = System.nanoTime();
                    bench.load.run();
                    System.out.printf("%,d books loaded in %.0f s%n", books, (System.nanoTime() - began) / 1e9);
                }
                sizes.add(bench.run(filled == null ? database.getMetaData().getURL() : filled.formatted(books)));
            }
        }
        double[] last = sizes.get(sizes.size() - 1);
        TABLE.atMost("search: p99 at the most titles to Lucene's", last[0] / last[1], 3);
        TABLE.atMost("search: p99 at the most titles to the fewest", last[0] / sizes.get(0)[0], 2);
    }
}
