package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What is left of pooled prices, to the fen, by household and purse. Each change is an entry; what stands in the account
 * is their sum (the audit compares them).
 */
@ApplicationScoped
class Remainders {

    private final Session em;

    Remainders(Session em) {
        this.em = em;
    }

    /** Locked: two counters that pool books of one family go one after the other. */
    long lock(UUID household, String purse) {
        em.createNativeMutationQuery(
                        "INSERT INTO credit_remainder (household, purse, fen) VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING")
                .setParameter(1, household)
                .setParameter(2, purse)
                .executeUpdate();
        return em.createNativeQuery(
                        "SELECT fen FROM credit_remainder WHERE household = ?1 AND purse = ?2 FOR UPDATE", Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter(1, household)
                .setParameter(2, purse)
                .getSingleResult();
    }

    /** By purse; what is nothing is left out. */
    Map<String, Long> of(UUID household) {
        List<Tuple> rows = em.createNativeQuery(
                        "SELECT purse, fen FROM credit_remainder WHERE household = ?1 AND fen > 0 ORDER BY purse",
                        Tuple.class)
                .setParameter(1, household)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get("purse", String.class), row -> row.get("fen", Long.class)));
    }

    void pooled(UUID household, Pooled book, UUID reference, Instant now) {
        enter(household, book.purse(), book.added(), new Why("POOLED", reference, book), now);
    }

    /** Takes the price out again; the credits go back by the ledger. */
    void takenBack(UUID household, Pooled book, long credits, UUID reference, Instant now) {
        Pooled undone = new Pooled(book.purse(), book.priceFen(), book.stepFen(), credits);
        enter(household, book.purse(), -undone.added(), new Why("TAKEN_BACK", reference, undone), now);
    }

    /** Everything that is left goes to another household. */
    void moveAll(UUID from, UUID into, UUID reference, Instant now) {
        of(from).forEach((purse, fen) -> {
            enter(from, purse, -fen, new Why("MERGED", reference, null), now);
            enter(into, purse, fen, new Why("MERGED", reference, null), now);
        });
    }

    /** Nobody is left whose it could be. */
    void forfeit(UUID household, UUID reference, Instant now) {
        of(household).forEach((purse, fen) -> {
            enter(household, purse, -fen, new Why("FORFEITED", reference, null), now);
        });
    }

    /** How the book of this reference was pooled. */
    Optional<Pooled> pooled(UUID reference) {
        List<Tuple> rows = em.createNativeQuery(
                        """
                        SELECT purse, price_fen, step_fen, credits FROM credit_remainder_entry
                        WHERE reference = ?1 AND kind = 'POOLED'
                        """,
                        Tuple.class)
                .setParameter(1, reference)
                .getResultList();
        return rows.stream()
                .map(row -> new Pooled(
                        row.get("purse", String.class),
                        row.get("price_fen", Long.class),
                        row.get("step_fen", Integer.class),
                        row.get("credits", Long.class)))
                .findFirst();
    }

    private record Why(String kind, UUID reference, @Nullable Pooled book) {}

    private void enter(UUID household, String purse, long fen, Why why, Instant now) {
        lock(household, purse);
        em.createNativeMutationQuery("UPDATE credit_remainder SET fen = fen + ?3 WHERE household = ?1 AND purse = ?2")
                .setParameter(1, household)
                .setParameter(2, purse)
                .setParameter(3, fen)
                .executeUpdate();
        Pooled book = why.book();
        em.createNativeMutationQuery(
                        """
                        INSERT INTO credit_remainder_entry (household, purse, fen, kind, reference, price_fen, step_fen, credits, at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                        """)
                .setParameter(1, household)
                .setParameter(2, purse)
                .setParameter(3, fen)
                .setParameter(4, why.kind())
                .setParameter(5, why.reference())
                .setParameter(6, book == null ? null : Long.valueOf(book.priceFen()), Long.class)
                .setParameter(7, book == null ? null : Integer.valueOf(book.stepFen()), Integer.class)
                .setParameter(8, book == null ? null : Long.valueOf(book.credits()), Long.class)
                .setParameter(9, now)
                .executeUpdate();
    }
}
