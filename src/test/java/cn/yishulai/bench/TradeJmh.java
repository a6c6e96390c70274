package cn.yishulai.bench;

import cn.yishulai.matching.TradeTimes;
import cn.yishulai.matching.TradesFixture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The real trade lists under JMH, beside the end-to-end figures of {@link TradeBench}. Not part of a build; from the
 * project folder, with the shared data where {@code YISHULAI_DATA} says:
 * <pre>
 * mvn -o -q test-compile dependency:build-classpath -DskipWeb -Dmdep.includeScope=test -Dmdep.outputFile=target/test.cp
 * java -cp target/test-classes:target/classes:$(cat target/test.cp) org.openjdk.jmh.Main TradeJmh
 * </pre>
 * Other lists by {@code -p list=x-greek,x-swiss}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class TradeJmh {

    @Param({
        "ask-2007",
        "au-amiguero2-2012",
        "au-amiguero3-2012",
        "au-amiguero4-2013",
        "au-amiguero6-2014",
        "au-brisbane-2017",
        "au-friendless1-2008",
        "au-friendless2-2010",
        "au-neil-2011",
        "br-may-2024",
        "de-feb-2014",
        "onewant-2008",
        "pl-mathandel-30",
        "xmas-2007"
    })
    String list = "";

    private String text = "";

    @Setup
    public void read() {
        text = TradesFixture.realLists().stream()
                .filter(real -> real.name().equals(list))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** Reading the list and the most trades. */
    @Benchmark
    public int readAndMostTrades() {
        return TradeTimes.readAndMostTrades(text);
    }

    /** The same, then the most people among those, proved. */
    @Benchmark
    public int andMostPeople() {
        return TradeTimes.andMostPeople(text);
    }

    /** A whole run: shorter loops, ranks, waiting and the certificate as well. */
    @Benchmark
    public int wholeRun() {
        return TradeTimes.wholeRun(text);
    }
}
