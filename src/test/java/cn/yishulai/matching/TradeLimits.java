package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a limit of loops costs, and what it saves when people do not turn up: trades made under a limit, and how many of them
 * remain if one person in ten stays away. A loop is handed over whole or not at all.
 */
public final class TradeLimits {

    private static final double STAYS_AWAY = 0.1;
    private static final int DRAWS = 400;

    private TradeLimits() {}

    /** Of one limit: trades, the bound on them, the longest loop, trades that remain. */
    public record Line(String name, int limit, int trades, int bound, int longest, double remaining, double seconds) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %5s %7d %7d %6.1f%% %7d %9.1f %6.1f%% %8.2f",
                    name,
                    limit == 0 ? "none" : limit,
                    trades,
                    bound,
                    100.0 * trades / Math.max(1, bound),
                    longest,
                    remaining,
                    100.0 * remaining / Math.max(1, trades),
                    seconds);
        }
    }

    /** A real list under a limit; 0 for none. */
    public static Line ofList(TradesFixture.RealList real, int limit) {
        long start = System.nanoTime();
        TradeList list = TradeListReader.read(real.text()).withLongest(limit);
        TradeRun run = TradeRun.of(list, 1, Watch.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<int[]> loops = new ArrayList<>();
        for (int[] loop : run.loops()) {
            loops.add(Arrays.stream(loop).map(i -> list.person()[i]).toArray());
        }
        int bound = run.certificate().check(run.list()).trades();
        return line(real.name(), limit, run.trades(), bound, loops, list.persons(), seconds);
    }

    /** A generated city under a limit; 0 for none. The bound is the most trades without a limit. */
    public static Line ofCity(int offers, boolean thin, int limit) {
        Market market = thin ? CityFixture.aThinCity(offers, 1) : CityFixture.aCity(offers, 1);
        Allotment most = new Allotment(market);
        long start = System.nanoTime();
        new Clearing(most, Watch.NONE).run();
        int bound = LoopsFixture.tradesProved(most);
        CopyLoops loops = new CopyLoops(limit == 0 ? onlyUsed(most) : market);
        if (limit == 0) {
            SplittableRandom random = new SplittableRandom(1);
            for (int length = 2; loops.trades() < bound; length *= 2) {
                for (int t = 0; t < market.traders; t++) {
                    while (loops.kept[t] > 0 && loops.close(t, length, random, 0)) {}
                }
            }
        } else {
            new ShortLoops(loops, limit, 1, Watch.NONE).run();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return line(
                (thin ? "thin " : "lively ") + offers,
                limit,
                loops.trades(),
                bound,
                loops.loops(),
                market.traders,
                seconds);
    }

    /** The market in which everybody brings only what it gives and wants only what it takes. */
    private static Market onlyUsed(Allotment most) {
        Market market = most.market;
        int[][] own = new int[market.traders][];
        int[][] wants = new int[market.traders][];
        for (int t = 0; t < market.traders; t++) {
            int[] given = new int[market.supply[t]];
            int[] taken = new int[market.supply[t]];
            int n = 0;
            int k = 0;
            for (int a = market.arcStart[t]; a < market.arcStart[t + 1]; a++) {
                if (a < market.keepEnd[t] && !most.used(a)) {
                    given[n++] = market.title[a];
                } else if (a >= market.keepEnd[t] && most.used(a)) {
                    taken[k++] = market.title[a];
                }
            }
            own[t] = Arrays.copyOf(given, n);
            wants[t] = Arrays.copyOf(taken, k);
        }
        return Market.of(market.titles, own, wants);
    }

    private static Line line(
            String name, int limit, int trades, int bound, List<int[]> loops, int people, double seconds) {
        SplittableRandom random = new SplittableRandom(10);
        long remaining = 0;
        boolean[] away = new boolean[people];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int p = 0; p < people; p++) {
                away[p] = random.nextDouble() < STAYS_AWAY;
            }
            for (int[] loop : loops) {
                remaining += Arrays.stream(loop).noneMatch(p -> away[p]) ? loop.length : 0;
            }
        }
        int longest = loops.stream().mapToInt(loop -> loop.length).max().orElse(0);
        return new Line(name, limit, trades, bound, longest, (double) remaining / DRAWS, seconds);
    }
}
