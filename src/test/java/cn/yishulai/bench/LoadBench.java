package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.BenchNode;
import cn.yishulai.catalog.SearchLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * One node under what a full Saturday asks of it: forty desks beside two hundred searches a second; three times as many scans
 * as it can do; and two hundred families that want one title at one moment. What was promised is counted in the database
 * afterwards, and every rule between rows is looked at. It takes about two minutes; not part of a build, but of {@code mvn
 * -Pbench verify}.
 */
class LoadBench {

    private static final int TITLES = Settings.number("BENCH_LOAD_TITLES", 100_000);
    private static final int SECONDS = Settings.number("BENCH_LOAD_SECONDS", 10);
    private static final int DESKS = 40;
    /** A desk that takes a book a second asks four things of it: look, give, look, take back. */
    private static final int A_DESK_A_SECOND = 4;

    private static final int SEARCHES_A_SECOND = 200;
    private static final int SEARCHERS = 48;
    private static final int CLIENTS = 16;
    private static final int HANDS = 8;
    private static final int CROWD = 600;
    private static final double AS_FAST_AS_ANSWERED = 1e6;
    private static final int READERS = 200;
    private static final int HOT_COPIES = 25;
    private static final int IN_A_ROW = 10;
    private static final int WAIT_MILLIS = 20;

    private static final Measured BESIDE = new Measured(
            "desks-and-searches",
            "Forty desks with four requests a second each, beside 200 searches a second, at one node; from the moment each was due",
            "160 and 200 a second are done, without an error");
    private static final Measured SEARCHES = new Measured(
            "search-over-http",
            "Searches with availability over HTTP, of all kinds that SearchMix has, as fast as one node answers eight at a time",
            "a figure, for the capacity of a city");
    private static final Measured OVERLOAD = new Measured(
            "overload",
            "Scans that write: as many as one node does, and then three times as many come, whether it answers or not",
            "80 % of the peak is done; everything else is 429 or 503 with Retry-After; well again within 5 s");
    private static final Measured HOT = new Measured(
            "hot-title",
            "Two hundred families want one title of 25 copies at one moment",
            "no deadlock, 25 copies promised, no copy twice");
    private static final Measured MEMORY = new Measured(
            "memory", "Memory that the service holds (resident, heap at most 512 MB), without its servers", "a figure");

    private BenchNode node;
    private BenchNode.Staff staff;
    private List<Book> books;

    @Test
    void aSaturdayAtOneNode() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "load-bench")
                .toRealPath();
        try (BenchNode running = BenchNode.start(
                folder.resolve("data"),
                Map.of("YISHULAI_HTTP_LIMITS_AT_ONCE", Settings.text("BENCH_AT_ONCE", "160")))) {
            node = running;
            memory("started");
            TitleGenerator generator = TitleGenerator.of(1);
            try (Connection database = node.connect()) {
                new SearchLoad(database, generator, TITLES).run();
            }
            staff = node.staff(1);
            node.stock(20 * CROWD, staff.site());
            node.analyse();
            books = books();
            List<String> mix = new SearchMix(TITLES, generator).all();
            desksBesideSearches(mix);
            searches(mix);
            memory("after desks and searches");
            threeTimesTooMany();
            memory("after three times too many");
            aHotTitle();
        }
    }

    private void desksBesideSearches(List<String> mix) throws Exception {
        beside(mix, SECONDS / 2);
        beside(mix, SECONDS / 2);
        long service = node.serviceCpu();
        long postgres = node.postgresCpu();
        OpenLoop.Result[] both = beside(mix, SECONDS);
        double seconds = both[0].seconds();
        head();
        line(BESIDE, "desks", both[0]);
        line(BESIDE, "searches", both[1]);
        System.out.printf(
                "CPU busy: service %.2f, PostgreSQL %.2f of the processors%n",
                (node.serviceCpu() - service) / 1e9 / seconds, (node.postgresCpu() - postgres) / 1e9 / seconds);
        BESIDE.atLeast(
                "forty desks: requests done a second, of 160", both[0].donePerSecond(), 0.95 * DESKS * A_DESK_A_SECOND);
        BESIDE.atLeast(
                "beside them: searches done a second, of 200", both[1].donePerSecond(), 0.95 * SEARCHES_A_SECOND);
        BESIDE.atMost(
                "forty desks beside 200 searches a second: errors",
                both[0].asked() - both[0].done() + both[1].asked() - both[1].done(),
                0);
    }

    private void searches(List<String> mix) throws Exception {
        Cell cell = Cell.of(node, () -> OpenLoop.run(
                        node.port(), "", HANDS, AS_FAST_AS_ANSWERED, SECONDS / 2, me -> eachSeventh(mix, me))
                .done());
        System.out.printf(
                "searches over HTTP: %.0f a second, CPU ms %.2f (%.2f + %.2f)%n",
                cell.perSecond(), cell.cpu(), cell.service(), cell.postgres());
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("a second", cell.perSecond());
        figures.put("CPU ms", cell.cpu());
        figures.put("of it PostgreSQL", cell.postgres());
        SEARCHES.row(Map.of("titles", TITLES, "clients", HANDS), figures);
    }

    /** Through the whole mix, and not eight of a kind at a time. */
    private static OpenLoop.Asking eachSeventh(List<String> mix, int from) {
        AtomicInteger next = new AtomicInteger(31 * from);
        return wire -> wire.search(mix.get(next.getAndAdd(7) % mix.size()));
    }

    private OpenLoop.Result[] beside(List<String> mix, int seconds) throws Exception {
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<OpenLoop.Result> searching = CompletableFuture.supplyAsync(() -> {
            try {
                return OpenLoop.run(
                        node.port(),
                        "",
                        SEARCHERS,
                        SEARCHES_A_SECOND,
                        seconds,
                        me -> wire -> wire.search(mix.get(next.getAndAdd(7) % mix.size())));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        OpenLoop.Result desks = OpenLoop.run(
                node.port(), staff.token(), DESKS, DESKS * A_DESK_A_SECOND, seconds, me -> books.get(me)::lookOrScan);
        return new OpenLoop.Result[] {desks, searching.get()};
    }

    private void threeTimesTooMany() throws Exception {
        scans(CLIENTS, AS_FAST_AS_ANSWERED, SECONDS / 2);
        OpenLoop.Result peak = scans(CLIENTS, AS_FAST_AS_ANSWERED, SECONDS);
        OpenLoop.Result over = scans(CROWD, 3 * peak.donePerSecond(), SECONDS);
        double recovery = untilWell();
        head();
        line(OVERLOAD, "peak, %d clients".formatted(CLIENTS), peak);
        line(OVERLOAD, "three times as many", over);
        System.out.printf(
                "done under three times the peak: %.0f %% of it; asked %.1f times it; well again after %.2f s%n",
                100 * over.donePerSecond() / peak.donePerSecond(),
                over.askedPerSecond() / peak.donePerSecond(),
                recovery);
        OVERLOAD.atLeast("overload: done, of the peak", over.donePerSecond() / peak.donePerSecond(), 0.8);
        OVERLOAD.atMost("overload: answers that are neither done nor 429/503 with Retry-After", over.wrong(), 0);
        OVERLOAD.atMost("overload: seconds until it is well again", recovery, 5);
        assertThat(over.wrong()).isZero();
    }

    private OpenLoop.Result scans(int clients, double perSecond, int seconds) throws Exception {
        return OpenLoop.run(node.port(), staff.token(), clients, perSecond, seconds, me -> books.get(me)::scan);
    }

    /** Seconds until so many in a row were done, of one who comes again and again. */
    private double untilWell() throws Exception {
        long began = System.nanoTime();
        int well = 0;
        long since = began;
        try (Wire wire = new Wire(node.port(), staff.token())) {
            while (well < IN_A_ROW && System.nanoTime() - began < TimeUnit.MINUTES.toNanos(1)) {
                long now = System.nanoTime();
                if (books.get(0).scan(wire) == 200) {
                    since = well == 0 ? now : since;
                    well++;
                } else {
                    well = 0;
                    TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
                }
            }
        }
        return (since - began) / 1e9;
    }

    private void aHotTitle() throws Exception {
        String volume = node.title(HOT_COPIES, staff.site());
        List<String> cards = node.families(READERS, 1);
        long deadlocks = deadlocks();
        CyclicBarrier moment = new CyclicBarrier(READERS);
        AtomicInteger turnedAway = new AtomicInteger();
        double[] millis = Together.run(READERS, me -> {
                    String wish = "{\"volumeId\":\"%s\",\"pickupSiteId\":\"%s\",\"familyCode\":\"%s\"}"
                            .formatted(volume, staff.site(), cards.get(me));
                    try (Wire wire = new Wire(node.port(), staff.token())) {
                        moment.await();
                        long began = System.nanoTime();
                        for (int status = wire.post("/v1/requests", wish); status != 201; ) {
                            assertThat(status).as(wire.said()).isIn(429, 503);
                            assertThat(wire.comeAgain()).isPositive();
                            turnedAway.incrementAndGet();
                            TimeUnit.SECONDS.sleep(wire.comeAgain());
                            status = wire.post("/v1/requests", wish);
                        }
                        return (System.nanoTime() - began) / 1e6;
                    }
                })
                .stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int promised = number(
                "SELECT count(*) FROM claim WHERE state = 'TO_PULL' AND copy_id IN (SELECT id FROM copy WHERE volume_id = '%s')",
                volume);
        int copies = number(
                "SELECT count(DISTINCT copy_id) FROM claim WHERE state = 'TO_PULL' AND copy_id IN (SELECT id FROM copy WHERE volume_id = '%s')",
                volume);
        int waiting = number("SELECT count(*) FROM swap_request WHERE state = 'OPEN' AND wished_volume = '%s'", volume);
        long stuck = deadlocks() - deadlocks;
        System.out.printf(
                "%nhot title: %d families, %d copies: promised %d (%d copies), waiting %d, deadlocks %d, told to come again %d times; p50 %.0f ms, p99 %.0f ms, last %.0f ms%n",
                READERS,
                HOT_COPIES,
                promised,
                copies,
                waiting,
                stuck,
                turnedAway.get(),
                millis[READERS / 2],
                millis[READERS * 99 / 100],
                millis[READERS - 1]);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("promised", (double) promised);
        figures.put("waiting", (double) waiting);
        figures.put("deadlocks", (double) stuck);
        figures.put("told to come again", (double) turnedAway.get());
        figures.put("p50 ms", millis[READERS / 2]);
        figures.put("p99 ms", millis[READERS * 99 / 100]);
        HOT.row(Map.of("families", READERS, "copies", HOT_COPIES), figures);
        HOT.atMost("hot title: deadlocks", stuck, 0);
        HOT.atLeast("hot title: copies promised of 25", promised, HOT_COPIES);
        assertThat(promised).isEqualTo(HOT_COPIES).isEqualTo(copies);
        assertThat(waiting).isEqualTo(READERS - HOT_COPIES);
        assertThat(stuck).isZero();
    }

    private long deadlocks() throws Exception {
        TimeUnit.SECONDS.sleep(1); // so late at the most they are counted
        return Long.parseLong(node.asked("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
    }

    private int number(String sql, String volume) throws Exception {
        return Integer.parseInt(node.asked(sql.formatted(volume)));
    }

    private void memory(String when) throws Exception {
        System.out.printf("memory of the service, %s: %,d MB%n", when, node.residentBytes() >> 20);
        MEMORY.row(Map.of("when", when), Map.of("resident MB", node.residentBytes() / 1048576.0));
    }

    private static void head() {
        System.out.printf("%n%-22s asked/s  done/s  busy/s  p50 ms  p99 ms  wrong%n", "");
    }

    private static void line(Measured table, String who, OpenLoop.Result result) {
        System.out.printf(
                "%-22s %7.0f %7.0f %7.0f %7.1f %7.1f %6d%n",
                who,
                result.askedPerSecond(),
                result.donePerSecond(),
                result.busy() / result.seconds(),
                result.at(0.5),
                result.at(0.99),
                result.wrong());
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("asked a second", result.askedPerSecond());
        figures.put("done a second", result.donePerSecond());
        figures.put("busy a second", result.busy() / result.seconds());
        figures.put("p50 ms", result.at(0.5));
        figures.put("p99 ms", result.at(0.99));
        figures.put("wrong", (double) result.wrong());
        table.row(Map.of("who", who), figures);
    }

    private List<Book> books() throws Exception {
        List<String> families = node.families(CROWD, 1_000_000);
        List<Book> found = new ArrayList<>();
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT code FROM copy WHERE status = 'AVAILABLE' AND site_id = '%s' AND moves = 1 ORDER BY code LIMIT %d"
                                .formatted(staff.site(), CROWD))) {
            while (row.next()) {
                found.add(new Book(row.getString(1), families.get(found.size()), staff.site()));
            }
        }
        assertThat(found).hasSize(CROWD);
        return found;
    }

    /** A book at a desk: given to a family, taken back, given again. What was not done is asked again. */
    private static final class Book {

        private final String verbs;
        private final String look;
        private final String give;
        private final String take;
        private boolean given;
        private boolean looked;

        Book(String code, String family, String site) {
            verbs = "/v1/copies/" + code;
            look = "{\"siteId\":\"%s\",\"code\":\"%s\"}".formatted(site, code);
            give = "{\"siteId\":\"%s\",\"familyCode\":\"%s\"}".formatted(site, family);
            take = "{\"siteId\":\"%s\"}".formatted(site);
        }

        int scan(Wire wire) throws Exception {
            int status = given ? wire.post(verbs + "/shelve", take) : wire.post(verbs + "/hand-over", give);
            given ^= status == 200;
            looked &= status != 200;
            return status;
        }

        /** As somebody at a desk does: first they see what it is. */
        int lookOrScan(Wire wire) throws Exception {
            if (looked) {
                return scan(wire);
            }
            int status = wire.post("/v1/scans", look);
            looked = status == 200;
            return status;
        }
    }
}
