package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Acknowledged.Deed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A library on two nodes that is hurt while people work, and looked at afterwards. */
final class FaultDrill {

    /** Settings that make figures comparable: nobody counts what six counters send in a minute. */
    private static final Map<String, String> SETTINGS = Map.of(
            "YISHULAI_SECOND_FACTOR_REQUIRED", "false",
            "YISHULAI_HTTP_LIMITS_PER_PERSON", "1000000",
            "YISHULAI_HTTP_LIMITS_PER_ADDRESS", "1000000",
            "DRAIN", "1S");

    /** So many writes before, and so many after, show that people work. */
    private static final int SOME = 40;

    private final Class<?> rehearsal;
    private final Topology topology;
    private final FaultTown town;
    private final FaultReport report = new FaultReport();

    private FaultDrill(Class<?> rehearsal, Topology topology, FaultTown town) {
        this.rehearsal = rehearsal;
        this.topology = topology;
        this.town = town;
    }

    static Path newFolder() throws Exception {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "faults-run");
    }

    static FaultDrill open(Class<?> rehearsal, Map<String, String> more) throws Exception {
        return open(rehearsal, newFolder(), more);
    }

    /** @param run a folder in which nothing runs yet; parts of it may be mounted */
    static FaultDrill open(Class<?> rehearsal, Path run, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        Topology topology = Topology.startAlsoWithoutProxy(run, settings);
        try (Connection connection = topology.primary()) {
            return new FaultDrill(rehearsal, topology, FaultTown.found(connection));
        } catch (Exception | AssertionError e) {
            topology.close();
            throw e;
        }
    }

    /** What is done to the library while people work. */
    interface Injury {
        /** @return when the fault was over, or what was killed was told to start again, by {@link System#nanoTime} */
        long inflict(FaultLoad load, Random chance) throws Exception;
    }

    /** People work, the library is hurt, people go on; then everything that was acknowledged is there once. */
    FaultLoad suffers(String test, String fault, Injury injury) throws Exception {
        return suffers(test, fault, topology.doors(), injury);
    }

    FaultLoad suffers(String test, String fault, List<URI> doors, Injury injury) throws Exception {
        return suffers(test, fault, doors, FaultLoad.COUNTERS, injury);
    }

    /** @param fairs one for each counter, or none where nobody goes to fairs */
    FaultLoad suffers(String test, String fault, List<URI> doors, int fairs, Injury injury) throws Exception {
        long seed = Long.getLong("seed", new SecureRandom().nextInt(1_000_000_000));
        System.out.printf(
                "%s: seed %d; again by mvn -Pfaults verify -Dit.test=%s#%s -Dseed=%d%n",
                fault, seed, rehearsal.getSimpleName(), test, seed);
        Random chance = new Random(seed);
        FaultTown today;
        try (Connection connection = topology.primary()) {
            today = town.withFairs(connection, fairs);
        }
        FaultLoad load = FaultLoad.begin(today, doors, seed);
        long recovered;
        try {
            load.awaitAfter(System.nanoTime(), SOME);
            Thread.sleep(chance.nextInt(1_000));
            long over = injury.inflict(load, chance);
            recovered = load.awaitAfter(over, SOME) - over;
        } finally {
            load.end();
        }
        report.add(new FaultReport.Row(
                test,
                fault,
                seed,
                topology.doors().size() == 1,
                load.journal.size(),
                load.searches.get(),
                load.retries.get(),
                load.refusals.all(),
                longestSilence(load.journal.moments()) / 1_000_000,
                recovered / 1_000_000));
        System.out.printf("%s: people were told %s%n", fault, load.refusals.all());
        assertThat(load.surprises).as("answers that nobody expected").isEmpty();
        assertNothingIsWrong(load.journal);
        return load;
    }

    private static long longestSilence(long[] moments) {
        long longest = 0;
        for (int i = 1; i < moments.length; i++) {
            longest = Math.max(longest, moments[i] - moments[i - 1]);
        }
        return longest;
    }

    void assertNothingIsWrong(Acknowledged journal) throws Exception {
        try (Connection connection = topology.primary()) {
            assertThat(Acknowledged.notExactlyOnce(connection, neverDone()))
                    .as("the checker sees what is missing")
                    .hasSameSizeAs(Deed.values());
            assertThat(journal.notExactlyOnce(connection))
                    .as("acknowledged, and not there exactly once")
                    .isEmpty();
            assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        }
    }

    private static List<Acknowledged.Entry> neverDone() {
        return Stream.of(Deed.values())
                .map(deed -> new Acknowledged.Entry(deed, "never done", 0))
                .toList();
    }

    Topology topology() {
        return topology;
    }

    FaultTown town() {
        return town;
    }

    void close() throws Exception {
        System.out.println(report.table());
        topology.close();
    }
}
