package cn.yishulai.swaps;

import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_KEEPS_COPY;
import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_UNKNOWN;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.swaps.HomeSwapLeg.Answer;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows of swaps between families. */
@ApplicationScoped
class HomeSwapRows {

    private static final String LEG =
            """
            SELECT l.id, l.swap_id, l.household_id, l.copy_id, l.takes, l.request_id, l.open, l.answer, l.site_id, l.if_ended,
                   l.bring_until, l.deposited_at, l.escrow, l.outcome, l.fetch_until FROM home_swap_leg l
            """;

    private final Session database;

    HomeSwapRows(Session database) {
        this.database = database;
    }

    /** As it stands; neither locked nor loaded. */
    Optional<HomeSwap> find(UUID id) {
        return swap(id, "");
    }

    /** Locked until the end of the transaction. The lines of its books are locked before. */
    HomeSwap lock(UUID id) {
        return swap(id, " FOR UPDATE").orElseThrow(HomeSwapRows::unknown);
    }

    static RuntimeException unknown() {
        return HOME_SWAP_UNKNOWN.because("there is no such swap");
    }

    private Optional<HomeSwap> swap(UUID id, String locked) {
        database.flush();
        return database.createNativeQuery(
                        "SELECT id, state, because, proposed_at, answer_until, agreed_at FROM home_swap WHERE id = :id"
                                + locked,
                        Tuple.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new HomeSwap(
                        id,
                        HomeSwapState.valueOf(row.get("state", String.class)),
                        named(HomeSwapEnd.class, row, "because"),
                        row.get("proposed_at", Instant.class),
                        row.get("answer_until", Instant.class),
                        row.get("agreed_at", Instant.class),
                        legs(id)));
    }

    /** In the order of the ring. */
    private List<HomeSwapLeg> legs(UUID swap) {
        return database.createNativeQuery(LEG + " WHERE l.swap_id = :swap ORDER BY l.id", Tuple.class)
                .setParameter("swap", swap)
                .getResultStream()
                .map(HomeSwapRows::leg)
                .toList();
    }

    /** The running part that a copy has in a swap, or in which it waits to go home. */
    Optional<HomeSwapLeg> openOn(UUID copy) {
        return database.createNativeQuery(LEG + " WHERE l.copy_id = :copy AND l.open", Tuple.class)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst()
                .map(HomeSwapRows::leg);
    }

    /** Those of the copies that stand aside for a swap between families, or for a trade session. */
    Set<UUID> kept(Collection<UUID> copies) {
        if (copies.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.createNativeQuery(
                        "SELECT copy_id FROM home_swap_leg WHERE copy_id IN (:copies) AND open AND deposited_at IS NOT NULL"
                                + " UNION SELECT copy_id FROM kept_copy WHERE copy_id IN (:copies)",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copies", copies)
                .getResultList());
    }

    /** @throws cn.yishulai.kernel.Refused HOME_SWAP_KEEPS_COPY when it stands aside for a swap of families */
    void requireNotKept(CopyFacts copy) {
        if (copy.status() == CopyStatus.ON_HOLD_SHELF
                && !kept(Set.of(copy.id())).isEmpty()) {
            throw HOME_SWAP_KEEPS_COPY.because("copy %s is kept for a swap between families".formatted(copy.code()));
        }
    }

    /** The volumes of the books of a swap, in the order in which lines are locked. */
    List<UUID> volumes(UUID swap) {
        return database.createNativeQuery(
                        """
                        SELECT DISTINCT c.volume_id FROM home_swap_leg l JOIN copy c ON c.id = l.copy_id
                        WHERE l.swap_id = :swap ORDER BY c.volume_id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("swap", swap)
                .getResultList();
    }

    void answer(HomeSwapLeg leg, Answer answer, Instant now) {
        change(
                "UPDATE home_swap_leg SET answer = :value, answered_at = :now WHERE id = :id",
                leg.id(),
                answer.name(),
                now);
    }

    /** It will not bring the book: its time is over now. */
    void bringsNothing(HomeSwapLeg leg, LocalDate yesterday) {
        database.createNativeMutationQuery("UPDATE home_swap_leg SET bring_until = :yesterday WHERE id = :id")
                .setParameter("yesterday", yesterday)
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    void site(HomeSwapLeg leg, UUID site, IfEnded ifEnded) {
        database.createNativeMutationQuery("UPDATE home_swap_leg SET site_id = :site, if_ended = :ended WHERE id = :id")
                .setParameter("site", site)
                .setParameter("ended", ifEnded.name())
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    void bringUntil(HomeSwapLeg leg, LocalDate until, LocalDate remindOn) {
        database.createNativeMutationQuery(
                        "UPDATE home_swap_leg SET bring_until = :until, remind_on = :remind WHERE id = :id")
                .setParameter("until", until)
                .setParameter("remind", remindOn)
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    void deposited(HomeSwapLeg leg, UUID site, long escrow, Instant now) {
        database.createNativeMutationQuery(
                        "UPDATE home_swap_leg SET deposited_at = :now, site_id = :site, escrow = :escrow WHERE id = :id")
                .setParameter("now", now)
                .setParameter("site", site)
                .setParameter("escrow", escrow)
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    /** What became of the family's own book; its part is over, and nothing is held for it any more. */
    void close(HomeSwapLeg leg, Outcome outcome) {
        database.createNativeMutationQuery(
                        "UPDATE home_swap_leg SET outcome = :outcome, open = false, escrow = 0, fetch_until = NULL WHERE id = :id")
                .setParameter("outcome", outcome.name())
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    void waitsToGoHome(HomeSwapLeg leg, LocalDate until) {
        database.createNativeMutationQuery(
                        "UPDATE home_swap_leg SET outcome = 'WAITS_TO_GO_HOME', fetch_until = :until WHERE id = :id")
                .setParameter("until", until)
                .setParameter("id", leg.id())
                .executeUpdate();
    }

    void agreed(UUID swap, Instant now) {
        change("UPDATE home_swap SET state = :value, agreed_at = :now WHERE id = :id", swap, "AGREED", now);
    }

    void released(UUID swap, Instant now) {
        change("UPDATE home_swap SET state = :value, over_at = :now WHERE id = :id", swap, "RELEASED", now);
    }

    void ended(UUID swap, HomeSwapEnd because, Instant now) {
        change(
                "UPDATE home_swap SET state = 'ENDED', because = :value, over_at = :now WHERE id = :id",
                swap,
                because.name(),
                now);
    }

    private void change(String sql, UUID id, String value, Instant now) {
        database.createNativeMutationQuery(sql)
                .setParameter("value", value)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    static HomeSwapLeg leg(Tuple row) {
        return new HomeSwapLeg(
                row.get("id", UUID.class),
                row.get("swap_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("copy_id", UUID.class),
                row.get("takes", UUID.class),
                row.get("request_id", UUID.class),
                row.get("open", Boolean.class),
                named(Answer.class, row, "answer"),
                row.get("site_id", UUID.class),
                IfEnded.valueOf(row.get("if_ended", String.class)),
                row.get("bring_until", LocalDate.class),
                row.get("deposited_at", Instant.class),
                row.get("escrow", Long.class),
                named(Outcome.class, row, "outcome"),
                row.get("fetch_until", LocalDate.class));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> kind, Tuple row, String column) {
        String name = row.get(column, String.class);
        return name == null ? null : Enum.valueOf(kind, name);
    }
}
