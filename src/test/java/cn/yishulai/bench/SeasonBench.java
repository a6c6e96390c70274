package cn.yishulai.bench;

import cn.yishulai.planning.SeasonTimes;

/**
 * Plans seasons of 20, 80 and 200 fairs and prints how the plan becomes better, what it costs, and what a look by hand finds.
 * Not part of a build; from the project folder after {@code mvn test-compile}, with the test class path,
 * {@code java cn.yishulai.bench.SeasonBench [seconds]}.
 */
public final class SeasonBench {

    private SeasonBench() {}

    public static void main(String[] args) {
        int seconds = args.length == 0 ? 30 : Integer.parseInt(args[0]);
        for (int fairs : new int[] {20, 80, 200}) {
            SeasonTimes.print(System.out, fairs, seconds);
        }
    }
}
