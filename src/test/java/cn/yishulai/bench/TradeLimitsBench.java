package cn.yishulai.bench;

import cn.yishulai.matching.TradeLimits;
import cn.yishulai.matching.TradesFixture;
import java.io.PrintStream;

/**
 * What a limit of loops costs and what it saves when one person in ten does not turn up, on the real lists and on generated
 * cities. Not part of a build; from the project folder after {@code mvn test-compile}, with the test class path, {@code
 * java -Dyishulai.data=… cn.yishulai.bench.TradeLimitsBench [most offers of a city]}.
 */
public final class TradeLimitsBench {

    private static final int[] LIMITS = {3, 5, 0};

    private TradeLimitsBench() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        out.println("                       limit  trades   bound  of it longest remaining of made  seconds");
        for (TradesFixture.RealList real : TradesFixture.realLists()) {
            for (int limit : LIMITS) {
                out.println(TradeLimits.ofList(real, limit));
            }
        }
        int most = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        for (int offers = 1_000; offers <= most; offers *= 10) {
            for (boolean thin : new boolean[] {false, true}) {
                for (int limit : LIMITS) {
                    out.println(TradeLimits.ofCity(offers, thin, limit));
                }
            }
        }
    }
}
