package cn.yishulai.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What a device without network recorded and sent later. A device numbers what it records, so what it sends six times,
 * shuffled or cut, is written once: the first of a number stays.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OfflineEvents {

    private final Session database;
    private final Clock clock;

    OfflineEvents(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Something that was recorded.
     *
     * @param sequence counted by the device, from 1
     * @param subject what it was done to, as the device read it
     * @param occurredAt put right by how wrong the device's clock is
     */
    public record Event(long sequence, String kind, String subject, Instant occurredAt, String outcome) {}

    /** @param fresh the numbers that were not there before; of the others, {@code subjects} says what was recorded under them */
    public record Added(Set<Long> fresh, Map<Long, String> subjects) {}

    /** Writes what is not there yet. Costs two statements, however many events. */
    public Added add(UUID device, UUID actor, List<Event> events) {
        List<Event> sorted = events.stream()
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .toList();
        Long[] numbers = sorted.stream().map(Event::sequence).toArray(Long[]::new);
        Set<Long> fresh = new HashSet<>(database.createNativeQuery(
                        """
                        INSERT INTO offline_event (device, sequence, kind, subject, occurred_at, received_at, actor, outcome)
                        SELECT :device, e.sequence, e.kind, e.subject, e.occurred_at, :now, :actor, e.outcome
                        FROM unnest(CAST(:numbers AS bigint[]), CAST(:kinds AS text[]), CAST(:subjects AS text[]),
                                    CAST(:times AS timestamptz[]), CAST(:outcomes AS text[]))
                             AS e (sequence, kind, subject, occurred_at, outcome)
                        ON CONFLICT ON CONSTRAINT offline_event_pk DO NOTHING RETURNING sequence
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("device", device)
                .setParameter("now", clock.instant())
                .setParameter("actor", actor)
                .setParameter("numbers", numbers)
                .setParameter("kinds", sorted.stream().map(Event::kind).toArray(String[]::new))
                .setParameter("subjects", sorted.stream().map(Event::subject).toArray(String[]::new))
                .setParameter(
                        "times",
                        sorted.stream().map(e -> e.occurredAt().toString()).toArray(String[]::new))
                .setParameter("outcomes", sorted.stream().map(Event::outcome).toArray(String[]::new))
                .getResultList());
        return new Added(fresh, fresh.size() == sorted.size() ? Map.of() : subjects(device, numbers));
    }

    private Map<Long, String> subjects(UUID device, Long[] numbers) {
        Map<Long, String> subjects = new HashMap<>();
        database.createNativeQuery(
                        "SELECT sequence, subject FROM offline_event WHERE device = :device AND sequence = ANY (CAST(:numbers AS bigint[]))",
                        Object[].class)
                .setParameter("device", device)
                .setParameter("numbers", numbers)
                .getResultList()
                .forEach(row -> subjects.put((Long) row[0], (String) row[1]));
        return subjects;
    }
}
