package cn.yishulai.bench;

import cn.yishulai.matching.TradeTimes;
import cn.yishulai.matching.TradesFixture;
import java.io.PrintStream;

/**
 * Tables of the trade optimiser. Not part of a build; from the project folder after {@code mvn test-compile}, with the
 * test class path, {@code java -Dyishulai.data=… cn.yishulai.bench.TradeBench [most offers of a city]}.
 */
public final class TradeBench {

    private static final int RUNS = 40;
    private static final int HOT_OFFERS = 200_000;

    private TradeBench() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        out.println(
                "list                      trades         people        read  trades  people    rest   check  (ms CPU, hot)"
                        + "  squares before, after  groups longest");
        TradesFixture.realLists().forEach(real -> out.println(TradeTimes.ofList(real, RUNS)));
        out.println();
        out.println("city     offers     arcs  traded    ms CPU  (hot, least of some runs)");
        int most = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        for (int offers = 1_000; offers <= most; offers *= 10) {
            out.println(TradeTimes.ofCity(offers, false, offers > HOT_OFFERS ? 2 : 10));
            out.println(TradeTimes.ofHub(offers, 5));
            out.println(TradeTimes.ofCity(offers, true, offers > HOT_OFFERS ? 1 : 3));
        }
    }
}
