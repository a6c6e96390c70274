package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What a cell of a table says.
 *
 * @param perSecond operations
 * @param service CPU of the service by the operating system, in milliseconds an operation
 * @param postgres the same of PostgreSQL
 */
record Cell(double perSecond, double service, double postgres) {

    /** So long at the most until PostgreSQL has counted the time of processes that ended. */
    private static final int GONE_MILLIS = 300;

    double cpu() {
        return service + postgres;
    }

    /** @param load says how many operations it did */
    static Cell of(BenchNode node, Callable<Long> load) throws Exception {
        long service = node.serviceCpu();
        long postgres = node.postgresCpu();
        long began = System.nanoTime();
        double done = load.call();
        double seconds = (System.nanoTime() - began) / 1e9;
        TimeUnit.MILLISECONDS.sleep(GONE_MILLIS);
        return new Cell(
                done / seconds,
                (node.serviceCpu() - service) / 1e6 / done,
                (node.postgresCpu() - postgres) / 1e6 / done);
    }

    /** The middle of each figure: what else a machine does falls on some rounds. */
    static Cell median(List<Cell> rounds) {
        return new Cell(
                middle(rounds.stream().map(Cell::perSecond).toList()),
                middle(rounds.stream().map(Cell::service).toList()),
                middle(rounds.stream().map(Cell::postgres).toList()));
    }

    static double middle(List<Double> figures) {
        return figures.stream()
                .sorted(Comparator.naturalOrder())
                .skip(figures.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
