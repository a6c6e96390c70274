package cn.yishulai.fairs;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The tickets of a family: places counted, nobody named. */
@ApplicationScoped
class TicketRecords implements FamilyRecords {

    private final EntityManager database;
    private final KeptReads kept;
    private final Clock clock;

    TicketRecords(EntityManager database, KeptReads kept, Clock clock) {
        this.kept = kept;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "fairs";
    }

    @Override
    public Set<String> columns() {
        return Set.of("ticket.household_id");
    }

    /** A family has one ticket to a session: two become one with the places of both, and the other is void. */
    @Override
    public void merged(Merger merger) {
        List<?> doubled = database.createNativeQuery(
                        """
                        WITH pair AS (
                            SELECT f.id AS ends, f.persons, f.admitted, i.id AS stays FROM ticket f
                            JOIN ticket i ON (i.fair_id, i.session_number) = (f.fair_id, f.session_number)
                            WHERE f.household_id = ?1 AND i.household_id = ?2
                              AND f.state IN ('ISSUED', 'ADMITTED') AND i.state IN ('ISSUED', 'ADMITTED')
                            FOR UPDATE OF f, i),
                        stays AS (
                            UPDATE ticket t SET persons = t.persons + p.persons, admitted = t.admitted + p.admitted,
                                   changed_at = ?3 FROM pair p WHERE t.id = p.stays)
                        UPDATE ticket t SET state = 'VOID', changed_at = ?3 FROM pair p WHERE t.id = p.ends RETURNING t.id
                        """,
                        UUID.class)
                .setParameter(1, merger.from())
                .setParameter(2, merger.into())
                .setParameter(3, clock.instant())
                .getResultList();
        database.createNativeQuery("UPDATE ticket SET household_id = ?2 WHERE household_id = ?1")
                .setParameter(1, merger.from())
                .setParameter(2, merger.into())
                .executeUpdate();
        if (!doubled.isEmpty()) {
            database.clear();
        }
    }

    @Override
    public void moved(MoveOut move) {
        // a ticket is the family's: it was given for a number of places, not to persons
    }

    @Override
    public void erased(Erasure erasure) {
        // no ticket names a person
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(kept.read(
                "tickets",
                new Kept.Words("换书市集的票", "Tickets to swap fairs"),
                List.of(
                        new Kept.Words("市集", "Fair"),
                        new Kept.Words("场次", "Session"),
                        new Kept.Words("人数", "Places"),
                        new Kept.Words("已入场", "Admitted"),
                        new Kept.Words("状态", "State"),
                        new Kept.Words("领取时间", "Issued")),
                """
                SELECT f.title, t.session_number, t.persons, t.admitted, t.state, t.issued_at
                FROM ticket t JOIN fair f ON f.id = t.fair_id
                WHERE t.household_id = ?1 ORDER BY t.issued_at, t.id""",
                household));
    }
}
