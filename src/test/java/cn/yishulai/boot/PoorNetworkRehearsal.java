package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.boot.Acknowledged.Deed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * As {@link FaultsRehearsal}, with what goes wrong around the servers: answers that are lost, devices that send everything
 * again, a carrier of messages that fails, a clock that is wrong.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoorNetworkRehearsal {

    private static final int BOOKS = 150;
    private static final int SENT = 6;
    private static final int MOST_AT_ONCE = 40;

    private static FaultDrill drill;
    private static CarrierOfTexts carrier;

    @BeforeAll
    static void aLibraryThatRuns() throws Exception {
        carrier = CarrierOfTexts.open();
        drill = FaultDrill.open(
                PoorNetworkRehearsal.class,
                Map.of("YISHULAI_NOTICES_SMS_URL", carrier.url(), "YISHULAI_NOTICES_SMS_TIMEOUT", "2s"));
    }

    @AfterAll
    static void itStops() throws Exception {
        carrier.close();
        drill.close();
    }

    @Test
    @Order(1)
    void answersAreLostAfterTheWriteIsDone() throws Exception {
        List<CutReplies> networks = new ArrayList<>();
        for (URI door : drill.topology().doors()) {
            networks.add(CutReplies.before(door, Long.getLong("seed", 1), 0.1));
        }
        try {
            List<URI> doors = networks.stream().map(CutReplies::address).toList();
            drill.suffers("answersAreLostAfterTheWriteIsDone", "one answer of ten lost", doors, (people, chance) -> {
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
                while (networks.stream().mapToInt(CutReplies::cut).sum() <= 20) {
                    assertThat(System.nanoTime())
                            .as("some answers are lost, however slow this machine is")
                            .isLessThan(deadline);
                    Thread.sleep(100);
                }
                return System.nanoTime();
            });
        } finally {
            networks.forEach(CutReplies::close);
        }
    }

    /** The keys are the guard: an app that forgets them joins families twice, and the checker says so. */
    @Test
    @Order(2)
    void whoForgetsTheKeyDoesItTwice() throws Exception {
        Acknowledged journal = new Acknowledged();
        try (CutReplies network = CutReplies.before(drill.topology().doors().get(0), 1, 0.3)) {
            PatientDesk desk = new PatientDesk(List.of(network.address()), new AtomicInteger())
                    .signIn(Town.staffName(1))
                    .forgetsKeys();
            for (int family = 0; family < 20; family++) {
                String who = "忘 " + UUID.randomUUID().toString().substring(0, 18);
                desk.post(201, "/v1/households", Map.of("siteId", drill.town().site(), "nickname", who));
                journal.add(Deed.FAMILY_JOINED, who);
            }
        }
        try (Connection connection = drill.topology().primary()) {
            assertThat(journal.notExactlyOnce(connection))
                    .isNotEmpty()
                    .allMatch(twice -> twice.startsWith("FAMILY_JOINED") && !twice.endsWith(" 0 times"));
        }
    }

    /** Counted on shelves without network; each upload six times, shuffled, cut anywhere, at both nodes at once. */
    @Test
    @Order(3)
    void everythingIsSentSixTimes() throws Exception {
        String room;
        List<Map<String, Object>> events;
        try (Connection connection = drill.topology().primary()) {
            Town town = new Town(connection);
            room = town.site();
            events = events(town.copies(BOOKS, town.volume(), room));
        }
        drill.suffers("everythingIsSentSixTimes", "offline batches sent 6 times, cut", (people, chance) -> {
            String device = UUID.randomUUID().toString();
            PatientDesk desk = new PatientDesk(drill.topology().doors(), people.retries).signIn(Town.staffName(2));
            String stocktake = "/v1/stocktakes/"
                    + desk.post(201, "/v1/stocktakes", Map.of("siteId", room))
                            .path("id")
                            .asText();
            List<Thread> uploads = new ArrayList<>();
            for (int time = 0; time < SENT; time++) {
                List<List<Map<String, Object>>> batches = cut(events, chance);
                uploads.add(new Thread(() -> batches.forEach(batch -> send(desk, stocktake, device, batch, people))));
            }
            uploads.forEach(Thread::start);
            for (Thread upload : uploads) {
                upload.join();
            }
            events.forEach(event -> people.journal.add(Deed.OFFLINE_EVENT, device + "/" + event.get("sequence")));
            return System.nanoTime();
        });
    }

    private static List<Map<String, Object>> events(List<String> copies) {
        String now = Instant.now().toString();
        return IntStream.range(0, copies.size())
                .mapToObj(i -> Map.<String, Object>of("sequence", i + 1, "occurredAt", now, "code", copies.get(i)))
                .toList();
    }

    private static List<List<Map<String, Object>>> cut(List<Map<String, Object>> events, Random chance) {
        List<Map<String, Object>> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, chance);
        List<List<Map<String, Object>>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + chance.nextInt(MOST_AT_ONCE));
            batches.add(List.copyOf(shuffled.subList(from, to)));
            from = to;
        }
        return batches;
    }

    private static void send(
            PatientDesk desk, String stocktake, String device, List<Map<String, Object>> batch, FaultLoad people) {
        try {
            desk.post(
                    200,
                    stocktake + "/scans",
                    Map.of("device", device, "deviceTime", Instant.now().toString(), "events", batch));
        } catch (Exception e) {
            people.surprises.add(e.toString());
        }
    }

    /** Each message comes in the end; one that was carried while nobody waited any more may come twice. */
    @Test
    @Order(4)
    void theCarrierOfMessagesFails() throws Exception {
        List<String> phones = IntStream.range(0, 6)
                .mapToObj(i -> "139%08d".formatted(new Random().nextInt(100_000_000)))
                .toList();
        drill.suffers("theCarrierOfMessagesFails", "SMS carrier failing, then slow", (people, chance) -> {
            carrier.has(CarrierOfTexts.Day.FAILING);
            phones.subList(0, 2).forEach(phone -> askForCode(phone, people));
            Thread.sleep(5_000);
            assertThat(phones).as("none is carried").allMatch(phone -> carrier.carriedTo(phone) == 0);
            carrier.has(CarrierOfTexts.Day.SLOW);
            phones.subList(2, 4).forEach(phone -> askForCode(phone, people));
            Thread.sleep(6_000);
            carrier.has(CarrierOfTexts.Day.GOOD);
            phones.subList(4, 6).forEach(phone -> askForCode(phone, people));
            long good = System.nanoTime();
            while (phones.stream().anyMatch(phone -> carrier.carriedTo(phone) == 0)) {
                assertThat(System.nanoTime() - good)
                        .as("all messages are carried in the end")
                        .isLessThan(60_000_000_000L);
                Thread.sleep(100);
            }
            System.out.printf(
                    "all messages carried %.1f s after the carrier was well; times %s%n",
                    (System.nanoTime() - good) / 1e9,
                    phones.stream().map(carrier::carriedTo).toList());
            return good;
        });
    }

    /** It tells nobody twice because each try has the key of the first; one that does not look at keys does, and that is seen. */
    @Test
    @Order(5)
    void theCarrierOfMessagesSaysNoToWhatItTook() throws Exception {
        drill.suffers(
                "theCarrierOfMessagesSaysNoToWhatItTook", "SMS carrier takes, and answers 500", (people, chance) -> {
                    carrier.looksAtKeys(true);
                    List<String> once = phones(chance);
                    toldWhileItSaysNo(once, people);
                    assertThat(once).as("told once").allMatch(phone -> carrier.carriedTo(phone) == 1);
                    carrier.looksAtKeys(false);
                    List<String> careless = phones(chance);
                    toldWhileItSaysNo(careless, people);
                    assertThat(careless)
                            .as("without the guard they are told twice")
                            .anyMatch(phone -> carrier.carriedTo(phone) > 1);
                    return System.nanoTime();
                });
    }

    private static List<String> phones(Random chance) {
        return IntStream.range(0, 3)
                .mapToObj(i -> "137%08d".formatted(chance.nextInt(100_000_000)))
                .toList();
    }

    /** Until each was sent again, and was taken for good. */
    private static void toldWhileItSaysNo(List<String> phones, FaultLoad people) throws Exception {
        int before = carrier.again();
        carrier.has(CarrierOfTexts.Day.TAKES_AND_FAILS);
        phones.forEach(phone -> askForCode(phone, people));
        until("something is sent again", () -> carrier.again() > before);
        carrier.has(CarrierOfTexts.Day.GOOD);
        until("nothing waits", () -> {
            try (Connection connection = drill.topology().primary()) {
                return Jar.ask(
                                connection,
                                "SELECT count(*) FROM outbox_message WHERE done_at IS NULL AND posted_at > now() - interval '2 minutes' AND attempts > 0")
                        .equals("0");
            }
        });
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static void askForCode(String phone, FaultLoad people) {
        try {
            new PatientDesk(drill.topology().doors(), people.retries)
                    .post(202, "/v1/one-time-codes", Map.of("phone", phone));
        } catch (Exception e) {
            people.surprises.add(e.toString());
        }
    }

    /** Needs Debian's package libfaketime; FAKETIME_LIBRARY says where else it lies. */
    @Test
    @Order(6)
    void theClockOfANodeIsFast() throws Exception {
        theClockIsWrong(
                "theClockOfANodeIsFast",
                "clock of one node 5 minutes fast",
                FaultLoad.COUNTERS,
                "+300s",
                "SELECT coalesce(max(recorded_at) > clock_timestamp() + interval '4 minutes', false) FROM movement");
    }

    @Test
    @Order(7)
    void theClockOfANodeIsSlow() throws Exception {
        theClockIsWrong(
                "theClockOfANodeIsSlow",
                "clock of one node 4 minutes slow",
                0, // tickets are sold from now on, which by that clock is later
                "-240s",
                """
                SELECT count(*) > 0 FROM movement m JOIN copy c ON c.id = m.copy_id JOIN blank_label l ON l.code = c.code
                WHERE m.recorded_at < l.made_at - interval '3 minutes'""");
    }

    private static void theClockIsWrong(String test, String fault, int fairs, String by, String seen) throws Exception {
        Path library = Path.of(Objects.requireNonNullElse(
                System.getenv("FAKETIME_LIBRARY"), "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"));
        if (!Files.exists(library)) {
            System.out.println("!!! libfaketime is not installed: no wrong clock is tried");
        }
        assumeTrue(Files.exists(library), "libfaketime is not installed (Debian: libfaketime)");
        drill.suffers(test, fault, drill.topology().doors(), fairs, (people, chance) -> {
            drill.topology().local("stop", "node2");
            drill.topology().localWith(Map.of("LD_PRELOAD", library.toString(), "FAKETIME", by), "start", "node2");
            awaitWritesByTheWrongClock(seen);
            people.awaitAfter(System.nanoTime(), 200);
            drill.topology().local("kill", "node2");
            long back = System.nanoTime();
            drill.topology().local("start", "node2");
            return back;
        });
    }

    /** The proxy sends it people when it has answered for a while; until then the other node does all the work. */
    private static void awaitWritesByTheWrongClock(String seen) throws Exception {
        try (Connection connection = drill.topology().primary()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Jar.ask(connection, seen).equals("t")) {
                assertThat(System.nanoTime())
                        .as("somebody wrote by the wrong clock")
                        .isLessThan(deadline);
                Thread.sleep(200);
            }
        }
    }
}
