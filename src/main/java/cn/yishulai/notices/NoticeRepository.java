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

/** The inboxes. */
@ApplicationScoped
class NoticeRepository {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Session database;
    private final ObjectMapper json;

    NoticeRepository(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A notice as it lies in the inbox. */
    record Row(UUID id, NoticeKind kind, Map<String, Object> facts, Instant at) {}

    /** False when it lay there already. */
    boolean putOnce(UUID household, Row notice) {
        return database.createNativeMutationQuery(
                                """
                                INSERT INTO notice (id, household_id, kind, facts, at)
                                VALUES (:id, :household, :kind, (:facts)::jsonb, :at)
                                ON CONFLICT ON CONSTRAINT notice_pk DO NOTHING
                                """)
                        .setParameter("id", notice.id())
                        .setParameter("household", household)
                        .setParameter("kind", notice.kind().name())
                        .setParameter("facts", write(notice.facts()))
                        .setParameter("at", notice.at())
                        .executeUpdate()
                == 1;
    }

    /** Newest first: ids grow with time. */
    List<Row> inbox(UUID household, @Nullable UUID after, int rows) {
        return database.createNativeQuery(
                        """
                        SELECT id, kind, facts::text, at FROM notice
                        WHERE household_id = :household AND id < :after
                        ORDER BY id DESC LIMIT :rows
                        """,
                        Object[].class)
                .setParameter("household", household)
                .setParameter("after", after == null ? NEWEST : after)
                .setParameter("rows", rows)
                .getResultStream()
                .map(row -> new Row(
                        (UUID) row[0], NoticeKind.valueOf((String) row[1]), read((String) row[2]), (Instant) row[3]))
                .toList();
    }

    void move(UUID from, UUID into) {
        database.createNativeMutationQuery("UPDATE notice SET household_id = :into WHERE household_id = :from")
                .setParameter("from", from)
                .setParameter("into", into)
                .executeUpdate();
    }

    /** Those that tell of one of these persons. */
    void moveWith(Collection<UUID> persons, UUID from, UUID into) {
        database.createNativeMutationQuery(
                        """
                        UPDATE notice SET household_id = :into
                        WHERE household_id = :from AND facts ->> 'personId' IN (:persons)""")
                .setParameter("from", from)
                .setParameter("into", into)
                .setParameter("persons", persons.stream().map(UUID::toString).toList())
                .executeUpdate();
    }

    void forget(UUID person, UUID household) {
        database.createNativeMutationQuery(
                        "DELETE FROM notice WHERE household_id = :household AND facts ->> 'personId' = :person")
                .setParameter("household", household)
                .setParameter("person", person.toString())
                .executeUpdate();
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a notice cannot be written", e);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a notice cannot be read", e);
        }
    }
}
