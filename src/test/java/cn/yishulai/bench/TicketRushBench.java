package cn.yishulai.bench;

import cn.yishulai.boot.TicketRush;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two thousand families of one to five want five hundred places within half a minute, at two nodes on one database with real
 * commits; and the same two thousand as fast as two nodes take them. Prints tries a second, how long an answer took, and
 * what was sold: exactly what there is, as long as anybody wants a single place.
 *
 * <p>Not part of a build, but of {@code mvn -Pbench verify}; about two minutes, and it wants the machine for itself:
 *
 * <pre>mvn -B verify -DskipWeb -Dit.test=TicketRushBench -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class TicketRushBench {

    private static final int TRIES = 2_000;
    private static final int PLACES = 500;
    private static final int WITHIN = Settings.number("BENCH_RUSH_SECONDS", 30);
    private static final int HANDS = 64;

    @Test
    void twoThousandWantFiveHundredPlaces() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "ticket-rush");
        Measured table = new Measured(
                "ticket-rush",
                "Families who want places of one session: within half a minute, then all at once, at two nodes",
                "exactly what there is is sold");
        System.out.printf("%nfamilies  seconds  tries/s  p50 ms  p99 ms  sold  counter  answers%n");
        for (TicketRush.Result rush : TicketRush.alone(
                folder.toRealPath().resolve("data"), TRIES, PLACES, Duration.ofSeconds(WITHIN), HANDS)) {
            System.out.printf(
                    "%8d %8.1f %8.0f %7.1f %7.1f %5d %8d  %s%n",
                    rush.tries(),
                    rush.seconds(),
                    rush.perSecond(),
                    rush.p50(),
                    rush.p99(),
                    rush.sold(),
                    rush.booked(),
                    rush.answers());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("tries a second", rush.perSecond());
            figures.put("p50 ms", rush.p50());
            figures.put("p99 ms", rush.p99());
            figures.put("sold", (double) rush.sold());
            figures.put("errors", (double) rush.answers().entrySet().stream()
                    .filter(answer -> answer.getKey() != 201 && answer.getKey() != 409)
                    .mapToInt(Map.Entry::getValue)
                    .sum());
            table.atLeast("ticket rush: places sold of 500", rush.sold(), PLACES);
            table.atMost("ticket rush: places sold of 500, by the counter", rush.booked(), PLACES);
            table.row(Map.of("families", rush.tries(), "come within s", Math.round(rush.seconds())), figures);
        }
    }
}
