package cn.yishulai.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** What was decided in the past, in the order in which it was decided. */
@ApplicationScoped
class DecidedRows {

    private final Session database;

    DecidedRows(Session database) {
        this.database = database;
    }

    List<Decided> between(Instant from, Instant until) {
        return database
                .createNativeQuery(
                        """
                        SELECT f.id, d.household_id, f.drop_off_id, f.volume_id, f.person_id, f.reason, f.credits, i.basis::text AS basis, f.decided_at
                        FROM inspection_in_force f JOIN inspection i ON i.id = f.id JOIN drop_off d ON d.id = f.drop_off_id
                        WHERE f.decided_at >= :from AND f.decided_at < :until AND f.reason <> 'TAKEN_BACK' ORDER BY f.decided_at, f.id
                        """,
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList()
                .stream()
                .map(DecidedRows::row)
                .toList();
    }

    /** What was left of pooled prices then, in fen, by household and purse. */
    Map<UUID, Map<String, Long>> remaindersAt(Instant then) {
        Map<UUID, Map<String, Long>> left = new HashMap<>();
        database.createNativeQuery(
                        """
                        SELECT household, purse, sum(fen)::bigint AS fen FROM credit_remainder_entry
                        WHERE at < :then GROUP BY household, purse
                        """,
                        Tuple.class)
                .setParameter("then", then)
                .getResultList()
                .forEach(row -> left.computeIfAbsent(row.get("household", UUID.class), any -> new HashMap<>())
                        .put(row.get("purse", String.class), row.get("fen", Long.class)));
        return left;
    }

    private static Decided row(Tuple row) {
        String basis = row.get("basis", String.class);
        return new Decided(
                row.get("id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("drop_off_id", UUID.class),
                row.get("volume_id", UUID.class),
                row.get("person_id", UUID.class),
                DecisionReason.valueOf(row.get("reason", String.class)),
                row.get("credits", Long.class),
                basis == null ? null : BasisColumn.read(basis, Basis.class),
                row.get("decided_at", Instant.class));
    }
}
