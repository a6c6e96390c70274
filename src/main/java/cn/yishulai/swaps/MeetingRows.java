package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows of swaps face to face. */
@ApplicationScoped
class MeetingRows {

    private static final String RECORD =
            "SELECT id, device, sequence, household_id, gives, takes, state, because, happened_at FROM meeting_record ";

    private final Session database;

    MeetingRows(Session database) {
        this.database = database;
    }

    /** What one family says. */
    record Said(
            UUID id,
            UUID household,
            UUID gives,
            UUID takes,
            MeetingState state,
            @Nullable MeetingFlaw because,
            Instant happenedAt) {}

    /** What arrived, before it is decided what becomes of it. */
    record Arrived(
            UUID device,
            long sequence,
            UUID household,
            UUID person,
            UUID gives,
            UUID takes,
            @Nullable UUID code,
            Instant happenedAt) {}

    /** To whose book a code belongs. */
    record Coded(UUID household, UUID copy, Instant madeAt, Instant validUntil) {}

    /** One phone sends at one time once. */
    void lockDevice(UUID device) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:device, 226))", Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("device", device.toString())
                .getSingleResult();
    }

    /** Its swaps of a day are counted one after the other. */
    void lockFamily(UUID household) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:family, 2261))", Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("family", household.toString())
                .getSingleResult();
    }

    void keep(MeetingCode code, UUID household, UUID copy) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO meeting_code (id, household_id, copy_id, made_at, valid_until)
                        VALUES (:id, :household, :copy, :from, :until)
                        """)
                .setParameter("id", code.id())
                .setParameter("household", household)
                .setParameter("copy", copy)
                .setParameter("from", code.from())
                .setParameter("until", code.until())
                .executeUpdate();
    }

    Optional<Coded> code(UUID id) {
        return database.createNativeQuery(
                        "SELECT household_id, copy_id, made_at, valid_until FROM meeting_code WHERE id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new Coded(
                        row.get("household_id", UUID.class),
                        row.get("copy_id", UUID.class),
                        row.get("made_at", Instant.class),
                        row.get("valid_until", Instant.class)));
    }

    long liveCodes(UUID household, Instant now) {
        return count(
                "SELECT count(*) FROM meeting_code WHERE household_id = :household AND valid_until > :from",
                household,
                now);
    }

    /** Swaps of a family that happened from this moment on, within a day. */
    long doneOn(UUID household, Instant dayBegins) {
        return database.createNativeQuery(
                        """
                        SELECT count(*) FROM meeting_record WHERE household_id = :household AND state = 'DONE'
                        AND happened_at >= :from AND happened_at < :until
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("household", household)
                .setParameter("from", dayBegins)
                .setParameter("until", dayBegins.plus(1, ChronoUnit.DAYS))
                .getSingleResult();
    }

    private long count(String sql, UUID household, Instant from) {
        return database.createNativeQuery(sql, Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("household", household)
                .setParameter("from", from)
                .getSingleResult();
    }

    Said add(Arrived said, @Nullable MeetingFlaw flaw, Instant now) {
        UUID id = database.createNativeQuery(
                        """
                        INSERT INTO meeting_record (device, sequence, household_id, person_id, gives, takes, code_id, happened_at, received_at, state, because)
                        VALUES (:device, :sequence, :household, :person, :gives, :takes, :code, :happened, :now, :state, :because) RETURNING id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("device", said.device())
                .setParameter("sequence", said.sequence())
                .setParameter("household", said.household())
                .setParameter("person", said.person())
                .setParameter("gives", said.gives())
                .setParameter("takes", said.takes())
                .setParameter("code", said.code(), UUID.class)
                .setParameter("happened", said.happenedAt())
                .setParameter("now", now)
                .setParameter("state", flaw == null ? "WAITING" : "CONTRADICTED")
                .setParameter("because", flaw == null ? null : flaw.name(), String.class)
                .getSingleResult();
        return new Said(
                id,
                said.household(),
                said.gives(),
                said.takes(),
                flaw == null ? MeetingState.WAITING : MeetingState.CONTRADICTED,
                flaw,
                said.happenedAt());
    }

    Optional<Said> find(UUID id) {
        return said(RECORD + "WHERE id = :id", id).stream().findFirst();
    }

    Optional<Said> of(UUID device, long sequence) {
        return database.createNativeQuery(RECORD + "WHERE device = :device AND sequence = :sequence", Tuple.class)
                .setParameter("device", device)
                .setParameter("sequence", sequence)
                .getResultStream()
                .map(MeetingRows::said)
                .findFirst();
    }

    /** What the other family said of the same two books. The lines of both are locked. */
    Optional<Said> counterpart(Said mine) {
        return database.createNativeQuery(
                        RECORD
                                + "WHERE state = 'WAITING' AND gives = :takes AND takes = :gives AND household_id <> :household"
                                + " ORDER BY happened_at, id LIMIT 1",
                        Tuple.class)
                .setParameter("takes", mine.takes())
                .setParameter("gives", mine.gives())
                .setParameter("household", mine.household())
                .getResultStream()
                .map(MeetingRows::said)
                .findFirst();
    }

    /** What the family of the other book said: that it got mine, but for another of its own. */
    Optional<Said> otherwise(Said mine, UUID theirs) {
        return database.createNativeQuery(
                        RECORD
                                + "WHERE state = 'WAITING' AND takes = :gives AND gives <> :takes AND household_id = :theirs"
                                + " ORDER BY happened_at, id LIMIT 1",
                        Tuple.class)
                .setParameter("takes", mine.takes())
                .setParameter("gives", mine.gives())
                .setParameter("theirs", theirs)
                .getResultStream()
                .map(MeetingRows::said)
                .findFirst();
    }

    void done(Said one, Said other) {
        met(one.id(), other.id());
        met(other.id(), one.id());
    }

    private void met(UUID id, UUID other) {
        database.createNativeMutationQuery("UPDATE meeting_record SET state = 'DONE', met = :other WHERE id = :id")
                .setParameter("other", other)
                .setParameter("id", id)
                .executeUpdate();
    }

    void contradicted(UUID id, MeetingFlaw flaw) {
        database.createNativeMutationQuery(
                        "UPDATE meeting_record SET state = 'CONTRADICTED', because = :flaw WHERE id = :id AND state = 'WAITING'")
                .setParameter("flaw", flaw.name())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What nobody confirmed for so long that nobody will. @return how many */
    int neverConfirmed(Instant before) {
        return database.createNativeMutationQuery(
                        "UPDATE meeting_record SET state = 'CONTRADICTED', because = 'NEVER_CONFIRMED' WHERE state = 'WAITING' AND received_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    /** What a family said, and what others say of its books and wait for it to confirm; newest first. */
    List<Said> of(UUID household, UUID before, int limit) {
        return database.createNativeQuery(
                        RECORD
                                + "WHERE id < :before AND (household_id = :household OR (state = 'WAITING' AND takes IN"
                                + " (SELECT c.id FROM copy c WHERE c.household_id = :household AND c.status = 'LISTED')))"
                                + " ORDER BY id DESC LIMIT :limit",
                        Tuple.class)
                .setParameter("household", household)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultStream()
                .map(MeetingRows::said)
                .toList();
    }

    List<Said> contradicted(UUID before, int limit) {
        return said(RECORD + "WHERE state = 'CONTRADICTED' AND id < :id ORDER BY id DESC LIMIT " + limit, before);
    }

    private List<Said> said(String sql, UUID id) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getResultStream()
                .map(MeetingRows::said)
                .toList();
    }

    private static Said said(Tuple row) {
        String because = row.get("because", String.class);
        return new Said(
                row.get("id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("gives", UUID.class),
                row.get("takes", UUID.class),
                MeetingState.valueOf(row.get("state", String.class)),
                because == null ? null : MeetingFlaw.valueOf(because),
                row.get("happened_at", Instant.class));
    }
}
