package cn.yishulai.matching;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** Measures the engine: CPU time of this thread, hot, the least of some runs. */
public final class TradeTimes {

    private static final double MS = 1e6;

    private TradeTimes() {}

    /** A line for a real list: parsing, most trades, most people with the proof and the shorter loops, checking the certificate. */
    public static String ofList(TradesFixture.RealList real, int runs) {
        double[] least = {1e9, 1e9, 1e9, 1e9};
        TradeRun run = TradeRun.of(real.text(), 0, Watch.NONE);
        for (int n = 0; n < runs; n++) {
            long start = cpu();
            TradeList list = TradeListReader.read(real.text());
            long read = cpu();
            ListMarket items = ListMarket.of(list, 0);
            Allotment most = new Allotment(items.market());
            new Clearing(most, Watch.NONE).run();
            long trades = cpu();
            run = TradeRun.of(items, most, 0, Watch.NONE);
            long all = cpu();
            run.certificate().check(list);
            long checked = cpu();
            keep(least, read - start, trades - read, all - trades, checked - all);
        }
        return String.format(
                Locale.ROOT,
                "%-22s %5d of %5d %4d of %4d %7.2f %7.2f %7.2f %7.2f",
                real.name(),
                run.trades(),
                real.trades(),
                run.people(),
                real.people(),
                least[0],
                least[1],
                least[2],
                least[3]);
    }

    private static void keep(double[] least, long... nanos) {
        for (int n = 0; n < nanos.length; n++) {
            least[n] = Math.min(least[n], nanos[n] / MS);
        }
    }

    /** A line for a generated city: size, share traded, CPU time, memory of market and allotment. */
    public static String ofCity(int offers, boolean thin, int runs) {
        Market market = thin ? CityFixture.aThinCity(offers, 1) : CityFixture.aCity(offers, 1);
        double least = 1e9;
        long memory = 0;
        int trades = 0;
        for (int n = 0; n < runs; n++) {
            long start = cpu();
            Allotment allotment = new Allotment(market);
            new Clearing(allotment, Watch.NONE).run();
            least = Math.min(least, (cpu() - start) / MS);
            memory = 4L
                    * (2L * market.arcs() + 2L * allotment.slotArc.length + 12L * market.traders + 8L * market.titles);
            trades = LoopsFixture.tradesProved(allotment);
        }
        return String.format(
                Locale.ROOT,
                "%-6s %8d %8d %6.1f%% %9.1f %6.1f",
                thin ? "thin" : "lively",
                offers,
                market.arcs(),
                100.0 * trades / Arrays.stream(market.supply).sum(),
                least,
                memory / 1e6);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
