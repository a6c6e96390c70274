package cn.yishulai.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Families of one to five who want places of one session at one moment, at two processes on one database. */
public final class TicketRush {

    private static final int MOST_OF_A_FAMILY = 5;

    private TicketRush() {}

    /**
     * @param sold places by the answers of the nodes
     * @param booked places by the counter of the slot
     * @param answers how often each status was answered
     */
    public record Result(
            int tries,
            int sold,
            int booked,
            double seconds,
            double perSecond,
            double p50,
            double p99,
            Map<Integer, Integer> answers) {}

    /** On two nodes of its own. @param data an empty folder */
    public static List<Result> alone(Path data, int tries, int places, Duration over, int hands) throws Exception {
        try (TwoNodes nodes = TwoNodes.start(data)) {
            run(nodes, 200, 100, Duration.ZERO, hands); // so that both nodes are warm
            Result rush = run(nodes, tries, places, over, hands);
            Result atOnce = run(nodes, tries, places, Duration.ZERO, hands);
            nodes.auditIsClean();
            return List.of(rush, atOnce);
        }
    }

    /** @param over the time in which the tries come, evenly; at once where it is zero */
    static Result run(TwoNodes nodes, int tries, int places, Duration over, int hands) throws Exception {
        List<Desk> desks = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            desks.add(nodes.desk(i));
        }
        List<String> cards;
        UUID fair;
        try (Connection connection = nodes.connect()) {
            cards = new Town(connection).families(tries, 1);
            fair = fair(connection, desks.get(0).site(), places);
        }
        String path = "/v1/fairs/" + fair + "/sessions/1/tickets";
        Random chance = new Random(places);
        List<Callable<long[]>> people = new ArrayList<>();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        for (int i = 0; i < tries; i++) {
            Desk desk = desks.get(i % desks.size());
            Map<String, Object> wish =
                    Map.of("persons", 1 + chance.nextInt(MOST_OF_A_FAMILY), "familyCode", cards.get(i));
            long at = start + over.toNanos() / tries * i;
            people.add(() -> {
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                long asked = System.nanoTime();
                Desk.Answer answer = desk.post(path, wish);
                int sold =
                        answer.status() == 201 ? answer.json().path("persons").asInt() : 0;
                return new long[] {answer.status(), sold, System.nanoTime() - asked};
            });
        }
        List<long[]> answers = all(people, hands);
        double seconds = (System.nanoTime() - start) / 1e9;
        int booked = Integer.parseInt(nodes.asked("SELECT booked FROM slot_sale WHERE fair_id = '%s'".formatted(fair)));
        return result(answers, booked, seconds);
    }

    /** Published, in a month, at the centre; written by hand, as no partner is asked. */
    static UUID fair(Connection connection, String venue, int places) throws Exception {
        UUID id = UUID.randomUUID();
        try (var add = connection.createStatement()) {
            String begins = Jar.ask(
                    connection,
                    "SELECT greatest(max(ends_at), now() + interval '30 days') + interval '1 hour' FROM fair WHERE venue_id = '%s'"
                            .formatted(venue));
            add.execute(
                    """
                    INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
                    VALUES ('%1$s', '抢票', '%2$s', 'PUBLISHED', 0, %3$d, '%4$s', timestamptz '%4$s' + interval '2 hours', now());
                    INSERT INTO fair_session (fair_id, number, begins_at, ends_at, capacity, people_at_once)
                    VALUES ('%1$s', 1, '%4$s', timestamptz '%4$s' + interval '2 hours', %3$d, %3$d);
                    INSERT INTO fair_slot (fair_id, session_number, slot_number, begins_at, ends_at, places, bookable)
                    VALUES ('%1$s', 1, 1, '%4$s', timestamptz '%4$s' + interval '2 hours', %3$d, %3$d)"""
                            .formatted(id, venue, places, begins));
        }
        return id;
    }

    private static List<long[]> all(List<Callable<long[]>> people, int hands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(hands);
        try {
            List<long[]> answers = new ArrayList<>();
            for (Future<long[]> answer : threads.invokeAll(people)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result result(List<long[]> answers, int booked, double seconds) {
        Map<Integer, Integer> statuses = new HashMap<>();
        answers.forEach(answer -> statuses.merge((int) answer[0], 1, Integer::sum));
        double[] millis =
                answers.stream().mapToDouble(answer -> answer[2] / 1e6).sorted().toArray();
        return new Result(
                answers.size(),
                answers.stream().mapToInt(answer -> (int) answer[1]).sum(),
                booked,
                seconds,
                answers.size() / seconds,
                at(millis, 0.5),
                at(millis, 0.99),
                new TreeMap<>(statuses));
    }

    private static double at(double[] sorted, double share) {
        return Arrays.stream(sorted)
                .skip((long) (share * (sorted.length - 1)))
                .findFirst()
                .orElse(0);
    }
}
