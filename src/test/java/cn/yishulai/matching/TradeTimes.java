package cn.yishulai.matching;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** Measures the engine: CPU time of this thread, hot, the least of some runs. */
public final class TradeTimes {

    private static final double MS = 1e6;

    private TradeTimes() {}

    /**
     * A line for a real list: both maxima; ms of reading, most trades, most people, all after that (finer loops and the
     * certificate), checking the certificate; sum of squares of the loops before and after the finer loops, groups, the
     * longest loop.
     */
    public static OfList ofList(TradesFixture.RealList real, int runs) {
        double[] least = {1e9, 1e9, 1e9, 1e9, 1e9};
        TradeRun run = TradeRun.of(real.text(), 0, Watch.NONE);
        long squares = 0;
        for (int n = 0; n < runs; n++) {
            long start = cpu();
            TradeList list = TradeListReader.read(real.text());
            long read = cpu();
            ListMarket items = ListMarket.of(list, 0);
            Allotment most = new Allotment(items.market());
            new Clearing(most, Watch.NONE).run();
            long trades = cpu();
            MostPeople people = new MostPeople(items, most, Watch.NONE);
            people.run();
            long served = cpu();
            squares = -TryAll.worthOf(list, people.takes).squares;
            long again = cpu();
            run = TradeRun.of(items, most, 0, Watch.NONE);
            long all = cpu();
            run.certificate().check(list);
            long checked = cpu();
            keep(least, read - start, trades - read, served - trades, all - again - (served - trades), checked - all);
        }
        String line = String.format(
                Locale.ROOT,
                "%-22s %5d of %5d %4d of %4d %7.2f %7.2f %7.2f %7.2f %7.2f %8d %8d %6d %7d%s",
                real.name(),
                run.trades(),
                real.trades(),
                run.people(),
                real.people(),
                least[0],
                least[1],
                least[2],
                least[3],
                least[4],
                squares,
                -TryAll.worthOf(run.list(), run.takes()).squares,
                run.loops().size(),
                run.loops().stream().mapToInt(loop -> loop.length).max().orElse(0),
                run.allTried() ? " all tried" : "");
        return new OfList(
                real.name(), run.trades(), real.trades(), run.people(), real.people(), least[1] + least[2], line);
    }

    private static void keep(double[] least, long... nanos) {
        for (int n = 0; n < nanos.length; n++) {
            least[n] = Math.min(least[n], nanos[n] / MS);
        }
    }

    /** What one city came to. @param millis CPU, the least of some runs */
    public record OfCity(String kind, int offers, int arcs, double traded, double millis) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-6s %8d %8d %6.1f%% %9.1f", kind, offers, arcs, 100 * traded, millis);
        }
    }

    /** What a real list came to: both maxima beside those that public solvers found, and its CPU time beyond parsing. */
    public record OfList(
            String name, int trades, int mostTrades, int people, int mostPeople, double millis, String line) {}

    /** A generated city: size, share traded, CPU time. */
    public static OfCity ofCity(int offers, boolean thin, int runs) {
        Market market = thin ? CityFixture.aThinCity(offers, 1) : CityFixture.aCity(offers, 1);
        double least = 1e9;
        int trades = 0;
        for (int n = 0; n < runs; n++) {
            long start = cpu();
            Allotment allotment = Core.cleared(market, Watch.NONE);
            least = Math.min(least, (cpu() - start) / MS);
            trades = LoopsFixture.tradesProved(allotment);
        }
        return new OfCity(
                thin ? "thin" : "lively",
                offers,
                market.arcs(),
                (double) trades / Arrays.stream(market.supply).sum(),
                least);
    }

    /** A line for the hub of a city: everybody has deposited what they offer, and takes as many books as they brought. */
    public static OfCity ofHub(int offers, int runs) {
        Hub hub = CityFixture.aHub(offers, 1);
        int[] classOf = new int[hub.readers()];
        double least = 1e9;
        int given = 0;
        for (int n = 0; n < runs; n++) {
            long start = cpu();
            boolean[] fulfilled = HubBatch.give(hub, classOf, Watch.NONE);
            least = Math.min(least, (cpu() - start) / MS);
            given = 0;
            for (boolean f : fulfilled) {
                given += f ? 1 : 0;
            }
        }
        return new OfCity(
                "hub",
                offers,
                hub.want().length,
                (double) given / Arrays.stream(hub.copies()).sum(),
                least);
    }

    /** For measuring from outside: reads a list and finds the most trades. */
    public static int readAndMostTrades(String text) {
        return cleared(text).most().slots.length;
    }

    /** The same, and the most people among those, with the proof. */
    public static int andMostPeople(String text) {
        Cleared cleared = cleared(text);
        MostPeople people = new MostPeople(cleared.items(), cleared.most(), Watch.NONE);
        people.run();
        return people.people;
    }

    /** A whole run. */
    public static int wholeRun(String text) {
        return TradeRun.of(text, 0, Watch.NONE).trades();
    }

    private record Cleared(ListMarket items, Allotment most) {}

    private static Cleared cleared(String text) {
        ListMarket items = ListMarket.of(TradeListReader.read(text), 0);
        Allotment most = new Allotment(items.market());
        new Clearing(most, Watch.NONE).run();
        return new Cleared(items, most);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
