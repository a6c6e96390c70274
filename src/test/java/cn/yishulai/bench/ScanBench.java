package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What is done at counters and gates while the stock grows, a second and in CPU by the operating system: scans beside pgbench
 * that sends PostgreSQL the same statements ({@code scan.pgbench.sql}), look-ups beside the same process answering a constant,
 * admissions beside scans, books put on the hold shelf. Real commits (fsync and synchronous_commit are on), one server for all,
 * the clients on the same machine. Everything by turns, some rounds, the middle of each: read the ratios; whatever else runs
 * falls on all.
 *
 * <p>Not part of a build, but of {@code mvn -Pbench verify}. It wants the machine for itself; other seconds, clients, rounds
 * and stocks by the environment (BENCH_SECONDS=5 BENCH_CLIENTS=1,8,32 BENCH_ROUNDS=5 BENCH_COPIES=10000).
 */
class ScanBench {

    private static final int SECONDS = Settings.number("BENCH_SECONDS", 2);
    private static final int ROUNDS = Settings.number("BENCH_ROUNDS", 3);
    private static final int[] CLIENTS = Settings.numbers("BENCH_CLIENTS", "8");
    private static final int[] COPIES = Settings.numbers("BENCH_COPIES", "10000,100000,1000000");

    /** Warmed up until a round is hardly better than the one before. */
    private static final int WARM_UP_ROUNDS = 8;

    private static final double HARDLY_BETTER = 1.05;

    /** What Odoo 14 did on two such processors, measured once; it is not started here. */
    private static final double ODOO_A_SECOND = 9;

    private static final Measured SCANS = new Measured(
            "scan",
            "Counter scans (hand a copy over, check it in) a second, beside pgbench sending PostgreSQL the same statements",
            "0.6 of pgbench; 100 times Odoo 14 (9 a second); 1.3 times its own cost at most from the first stock to the last");
    private static final Measured LOOKS = new Measured(
            "lookup",
            "A copy looked up at the counter (what it is, where it should be, what can be done with it), beside Quarkus answering a constant (that the start is over) on a worker thread",
            "0.2 of the constant");
    private static final Measured JOURNEYS = new Measured(
            "journey",
            "A copy looked up by its code alone (its book, its place, its public journey), asked with a token, beside the same constant",
            "0.2 of the constant");
    private static final Measured GATES = new Measured(
            "gate",
            "Admissions of one fair by ticket, one person a scan, beside the counter scan of the same rounds",
            "as many as scans; 1.3 times its own cost at most");
    private static final Measured HOLDS = new Measured(
            "hold",
            "Copies that were fetched for a reader put on the hold shelf (window by the calendar, notice)",
            "1.3 times its own cost at most");

    private static final Cell NOT_MEASURED = new Cell(Double.NaN, Double.NaN, Double.NaN);

    /** What one stock came to, with the last number of clients. */
    private record Row(Cell scan, Cell pgbench, Cell look, Cell journey, Cell constant, Cell gate, Cell hold) {}

    @Test
    void countersAndGatesWhileTheStockGrows() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "scan-bench")
                .toRealPath();
        try (BenchNode node = BenchNode.start(folder.resolve("data"))) {
            CounterLoads loads = new CounterLoads(node, SECONDS);
            List<Row> rows = new ArrayList<>();
            int before = 0;
            for (int copies : COPIES) {
                node.stock(copies - before, loads.site());
                before = copies;
                describe(node);
                if (rows.isEmpty()) {
                    warmUp(loads);
                }
                for (int clients : CLIENTS) {
                    rows.add(measure(node, loads, copies, clients));
                }
            }
            claims(rows.get(CLIENTS.length - 1), rows.get(rows.size() - 1));
            System.out.printf("memory of the service after that: %,d MB%n", node.residentBytes() >> 20);
        }
    }

    private static void warmUp(CounterLoads loads) throws Exception {
        long last = 1;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            long done = loads.scans(8).call()
                    + loads.looks(8).call() / 4
                    + loads.journeys(8).call() / 8;
            loads.admissions(8).call();
            loads.holds(8).call();
            if (done < last * HARDLY_BETTER) {
                break;
            }
            last = done;
        }
        loads.constants(8).call();
    }

    private static Row measure(BenchNode node, CounterLoads loads, int copies, int clients) throws Exception {
        Map<String, List<Cell>> cells = new LinkedHashMap<>();
        boolean isBesidePgbench = CounterLoads.hasPgbench();
        for (int round = 0; round < ROUNDS; round++) {
            add(cells, "scan", node, loads.scans(clients));
            if (isBesidePgbench) {
                add(cells, "pgbench", node, loads.pgbench(clients));
            }
            add(cells, "look", node, loads.looks(clients));
            add(cells, "journey", node, loads.journeys(clients));
            add(cells, "constant", node, loads.constants(clients));
            add(cells, "gate", node, loads.admissions(clients));
            add(cells, "hold", node, loads.holds(clients));
        }
        Row row = new Row(
                Cell.median(cells.get("scan")),
                isBesidePgbench ? Cell.median(cells.get("pgbench")) : NOT_MEASURED,
                Cell.median(cells.get("look")),
                Cell.median(cells.get("journey")),
                Cell.median(cells.get("constant")),
                Cell.median(cells.get("gate")),
                Cell.median(cells.get("hold")));
        tell(row, copies, clients);
        return row;
    }

    private static void add(Map<String, List<Cell>> cells, String what, BenchNode node, Callable<Long> load)
            throws Exception {
        cells.computeIfAbsent(what, first -> new ArrayList<>()).add(Cell.of(node, load));
    }

    private static void tell(Row row, int copies, int clients) {
        System.out.printf("%n%,d copies, %d clients, middle of %d rounds%n", copies, clients, ROUNDS);
        System.out.printf("            a second  CPU ms (service + PostgreSQL)  reference a second  CPU ms  ratio%n");
        line("scan", row.scan(), row.pgbench().perSecond(), row.pgbench().cpu());
        line("look-up", row.look(), row.constant().perSecond(), row.constant().cpu());
        line(
                "by code",
                row.journey(),
                row.constant().perSecond(),
                row.constant().cpu());
        line("admission", row.gate(), row.scan().perSecond(), row.scan().cpu());
        line("hold shelf", row.hold(), row.scan().perSecond(), row.scan().cpu());
        Map<String, Object> of = new TreeMap<>(Map.of("copies", copies, "clients", clients));
        SCANS.row(
                of,
                figures(
                        row.scan(),
                        "pgbench",
                        row.pgbench().perSecond(),
                        row.pgbench().cpu()));
        LOOKS.row(
                of,
                figures(
                        row.look(),
                        "constant",
                        row.constant().perSecond(),
                        row.constant().cpu()));
        JOURNEYS.row(
                of,
                figures(
                        row.journey(),
                        "constant",
                        row.constant().perSecond(),
                        row.constant().cpu()));
        GATES.row(
                of,
                figures(row.gate(), "scan", row.scan().perSecond(), row.scan().cpu()));
        HOLDS.row(
                of,
                figures(row.hold(), "scan", row.scan().perSecond(), row.scan().cpu()));
    }

    private static void line(String what, Cell cell, double reference, double referenceCpu) {
        System.out.printf(
                "%-10s %9.0f %9.2f (%.2f + %.2f) %24.0f %9.2f %6.2f%n",
                what,
                cell.perSecond(),
                cell.cpu(),
                cell.service(),
                cell.postgres(),
                reference,
                referenceCpu,
                cell.perSecond() / reference);
    }

    private static Map<String, Double> figures(Cell cell, String reference, double perSecond, double cpu) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("a second", cell.perSecond());
        figures.put("CPU ms", cell.cpu());
        figures.put("of it PostgreSQL", cell.postgres());
        figures.put(reference + " a second", perSecond);
        figures.put(reference + " CPU ms", cpu);
        figures.put("ratio to " + reference, cell.perSecond() / perSecond);
        return figures;
    }

    private static void claims(Row first, Row last) {
        SCANS.atLeast(
                "counter scans: of pgbench", ratio(last.scan(), last.pgbench().perSecond()), 0.6);
        SCANS.atLeast("counter scans: times Odoo 14", last.scan().perSecond() / ODOO_A_SECOND, 100);
        SCANS.atMost(
                "counter scan: cost at the last stock to the first",
                last.scan().cpu() / first.scan().cpu(),
                1.3);
        LOOKS.atLeast(
                "look-ups: of a constant", ratio(last.look(), last.constant().perSecond()), 0.2);
        JOURNEYS.atLeast(
                "look-ups by code alone: of a constant",
                ratio(last.journey(), last.constant().perSecond()),
                0.2);
        GATES.atLeast("admissions: of scans", ratio(last.gate(), last.scan().perSecond()), 1);
        GATES.atMost(
                "admission: cost at the last stock to the first",
                last.gate().cpu() / first.gate().cpu(),
                1.3);
        HOLDS.atMost(
                "hold shelf: cost at the last stock to the first",
                last.hold().cpu() / first.hold().cpu(),
                1.3);
    }

    private static double ratio(Cell cell, double reference) {
        return cell.perSecond() / reference;
    }

    private static void describe(BenchNode node) throws Exception {
        node.analyse();
        for (String setting : List.of("server_version", "synchronous_commit", "fsync", "shared_buffers")) {
            System.out.printf("%s %s  ", setting, node.asked("SHOW " + setting));
        }
        System.out.println();
    }
}
