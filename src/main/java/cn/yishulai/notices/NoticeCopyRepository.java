package cn.yishulai.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Copies of notices that wait, were sent, or were given up. */
@ApplicationScoped
class NoticeCopyRepository {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    /** First what is due, then what waits for the same address, to go along; both skip what another node holds. */
    private static final String TAKE =
            """
            WITH due AS (
                SELECT c.id, c.channel, c.person_id, n.household_id
                FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                WHERE c.state = 'WAITING' AND c.due_at <= :now
                ORDER BY c.due_at, c.id LIMIT :limit FOR UPDATE OF c SKIP LOCKED),
            along AS (
                SELECT c.id FROM due d JOIN notice n ON n.household_id = d.household_id
                JOIN notice_copy c ON c.notice_id = n.id AND c.channel = d.channel AND c.person_id IS NOT DISTINCT FROM d.person_id
                WHERE c.state = 'WAITING' AND c.attempts = 0 FOR UPDATE OF c SKIP LOCKED)
            UPDATE notice_copy t SET due_at = :lease, attempts = t.attempts + 1
            FROM notice n
            WHERE n.id = t.notice_id AND t.id IN (SELECT id FROM due UNION SELECT id FROM along)
              AND t.state = 'WAITING' AND (t.due_at <= :now OR t.attempts = 0)
            RETURNING t.id, t.channel, t.person_id, t.attempts, n.household_id, n.id, n.kind, n.facts::text, n.at""";

    private final Session database;
    private final ObjectMapper json;

    NoticeCopyRepository(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param person null for the phone of the household */
    record Recipient(Channel channel, @Nullable UUID person) {}

    /** @param attempts this one included */
    record Waiting(UUID id, NoticeCopies.Address address, int attempts, NoticeRepository.Row notice) {}

    List<UUID> personsWithApps(UUID household) {
        return database.createNativeQuery(
                        """
                        SELECT DISTINCT d.person_id FROM push_device d JOIN person p ON p.id = d.person_id
                        WHERE p.household_id = ?1 ORDER BY 1""",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, household)
                .getResultList();
    }

    void post(UUID notice, Recipient recipient, Instant due) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO notice_copy (id, notice_id, channel, person_id, state, due_at)
                        VALUES (uuidv7(), ?1, ?2, ?3, 'WAITING', ?4)
                        ON CONFLICT ON CONSTRAINT notice_copy_once DO NOTHING""")
                .setParameter(1, notice)
                .setParameter(2, recipient.channel().name())
                .setParameter(3, recipient.person(), UUID.class)
                .setParameter(4, due)
                .executeUpdate();
    }

    List<Waiting> take(Instant now, Instant lease, int limit) {
        return database.createNativeQuery(TAKE, Object[].class)
                .setParameter("now", now)
                .setParameter("lease", lease)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Waiting(
                        (UUID) row[0],
                        new NoticeCopies.Address((UUID) row[4], Channel.valueOf((String) row[1]), (UUID) row[2]),
                        (Integer) row[3],
                        new NoticeRepository.Row(
                                (UUID) row[5], NoticeKind.valueOf((String) row[6]), read((String) row[7]), (Instant)
                                        row[8])))
                .sorted(java.util.Comparator.comparing(
                        waiting -> waiting.notice().id()))
                .toList();
    }

    void end(Collection<UUID> copies, boolean sent, @Nullable String trouble, Instant at) {
        database.createNativeMutationQuery(
                        "UPDATE notice_copy SET state = ?1, trouble = ?2, ended_at = ?3 WHERE id IN (?4)")
                .setParameter(1, sent ? "SENT" : "DEAD")
                .setParameter(2, trouble, String.class)
                .setParameter(3, at)
                .setParameter(4, copies)
                .executeUpdate();
    }

    void again(Collection<UUID> copies, String trouble, Instant due) {
        database.createNativeMutationQuery("UPDATE notice_copy SET trouble = ?1, due_at = ?2 WHERE id IN (?3)")
                .setParameter(1, trouble)
                .setParameter(2, due)
                .setParameter(3, copies)
                .executeUpdate();
    }

    /** Newest first. */
    List<DeadLetterView> dead(@Nullable UUID after, int rows) {
        return database.createNativeQuery(
                        """
                        SELECT c.id, c.channel, n.kind, n.at, c.ended_at, c.attempts, c.trouble
                        FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                        WHERE c.state = 'DEAD' AND c.id < ?1 ORDER BY c.id DESC LIMIT ?2""",
                        Object[].class)
                .setParameter(1, after == null ? NEWEST : after)
                .setParameter(2, rows)
                .getResultStream()
                .map(row -> new DeadLetterView(
                        (UUID) row[0],
                        Channel.valueOf((String) row[1]),
                        NoticeKind.valueOf((String) row[2]).topic(),
                        (Instant) row[3],
                        (Instant) row[4],
                        (Integer) row[5],
                        (String) row[6]))
                .toList();
    }

    /** False when it is not a dead letter. */
    boolean wake(UUID copy, Instant now) {
        return database.createNativeMutationQuery(
                                """
                                UPDATE notice_copy SET state = 'WAITING', ended_at = NULL, attempts = 0, due_at = ?2
                                WHERE id = ?1 AND state = 'DEAD'""")
                        .setParameter(1, copy)
                        .setParameter(2, now)
                        .executeUpdate()
                == 1;
    }

    void forget(UUID person) {
        database.createNativeMutationQuery("DELETE FROM notice_copy WHERE person_id = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a notice cannot be read", e);
        }
    }
}
