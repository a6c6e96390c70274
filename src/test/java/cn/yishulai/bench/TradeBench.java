package cn.yishulai.bench;

import cn.yishulai.matching.TradeTimes;
import cn.yishulai.matching.TradesFixture;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables of the trade optimiser. Not part of a build; from the project folder after {@code mvn test-compile}, with the
 * test class path, {@code java -Dyishulai.data=… cn.yishulai.bench.TradeBench [most offers of a city]}.
 */
public final class TradeBench {

    private static final int RUNS = 20;
    private static final int HOT_OFFERS = 200_000;

    private static final Map<Integer, Integer> ASKED = Map.of(10_000, 15, 100_000, 300, 1_000_000, 5_000);

    private TradeBench() {}

    public static void main(String[] args) {
        cities(System.out, args.length == 0 ? 100_000 : Integer.parseInt(args[0]));
        System.out.println();
        realLists(System.out);
    }

    /** Last, because where there are no lists this says so and ends. */
    private static void realLists(PrintStream out) {
        Measured table = new Measured(
                "trade-lists",
                "Real trade lists: most trades and most people, beside what public solvers found; CPU ms beyond parsing, hot",
                "both maxima on every list; 5 ms each");
        out.println(
                "list                      trades         people        read  trades  people    rest   check  (ms CPU, hot)"
                        + "  squares before, after  groups longest");
        int reached = 0;
        double most = 0;
        List<TradesFixture.RealList> lists = TradesFixture.realLists();
        for (TradesFixture.RealList real : lists) {
            TradeTimes.OfList list = TradeTimes.ofList(real, RUNS);
            out.println(list.line());
            reached += list.trades() == list.mostTrades() && list.people() == list.mostPeople() ? 1 : 0;
            most = Math.max(most, list.millis());
            table.row(
                    Map.of("list", list.name()),
                    new TreeMap<>(Map.of(
                            "trades",
                            (double) list.trades(),
                            "people",
                            (double) list.people(),
                            "CPU ms",
                            list.millis())));
        }
        table.atLeast("trade lists: of %d, both maxima reached".formatted(lists.size()), reached, lists.size());
        table.atMost("trade lists: CPU ms of the slowest", most, 5);
    }

    private static void cities(PrintStream out, int most) {
        Measured table = new Measured(
                "trade-cities",
                "Generated cities that trade: lively, thin, and the hub where everything is deposited; CPU ms, hot, the least of some runs",
                "10k, 100k, 1M offers in 15, 300, 5,000 ms");
        out.println("city     offers     arcs  traded    ms CPU  (hot, least of some runs)");
        for (int offers = 1_000; offers <= most; offers *= 10) {
            double slowest = 0;
            int runs = offers > HOT_OFFERS ? 2 : 8;
            for (TradeTimes.OfCity city : List.of(
                    TradeTimes.ofCity(offers, false, runs),
                    TradeTimes.ofHub(offers, Math.min(5, runs)),
                    TradeTimes.ofCity(offers, true, Math.min(3, runs)))) {
                out.println(city);
                slowest = Math.max(slowest, city.millis());
                table.row(
                        new TreeMap<>(Map.of("offers", offers, "city", city.kind())), Map.of("CPU ms", city.millis()));
            }
            Integer asked = ASKED.get(offers);
            if (asked != null) {
                table.atMost("a city of %s offers: CPU ms".formatted(Measured.shown(offers)), slowest, asked);
            }
        }
    }
}
