package cn.yishulai.swaps;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The swaps of a family. Whatever changes with the family ends those that still run, before its wishes and books go
 * elsewhere: who agreed was another family then, and two that become one have nothing to swap.
 */
@ApplicationScoped
class HomeSwapRecords implements FamilyRecords {

    private static final String KEPT =
            """
            SELECT concat_ws(' ', e.title, v.label) AS gives, concat_ws(' ', f.title, u.label) AS takes,
                   'SWAP_' || s.state AS state,
                   t.name AS site, s.proposed_at, l.answered_at, l.deposited_at
            FROM home_swap_leg l JOIN home_swap s ON s.id = l.swap_id LEFT JOIN site t ON t.id = l.site_id
            JOIN copy c ON c.id = l.copy_id JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            JOIN copy d ON d.id = l.takes JOIN volume u ON u.id = d.volume_id JOIN edition f ON f.id = u.edition_id
            WHERE l.household_id = ?1
            UNION ALL
            SELECT concat_ws(' ', e.title, v.label), concat_ws(' ', f.title, u.label), 'MEETING_' || m.state, NULL,
                   m.happened_at, m.received_at, NULL
            FROM meeting_record m JOIN copy c ON c.id = m.gives JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            JOIN copy d ON d.id = m.takes JOIN volume u ON u.id = d.volume_id JOIN edition f ON f.id = u.edition_id
            WHERE m.household_id = ?1
            ORDER BY 5""";

    private final HomeSwapLocks locks;
    private final HomeSwapEnding endings;
    private final KeptReads kept;
    private final Session database;

    HomeSwapRecords(HomeSwapLocks locks, HomeSwapEnding endings, KeptReads kept, Session database) {
        this.locks = locks;
        this.endings = endings;
        this.kept = kept;
        this.database = database;
    }

    /** Before the requests of the room ("swaps"), by the order in which rooms are asked. */
    @Override
    public String room() {
        return "swaps of homes";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "home_swap_leg.household_id",
                "home_swap_choice.household_id",
                "meeting_code.household_id",
                "meeting_record.household_id",
                "meeting_record.person_id");
    }

    @Override
    public void merged(Merger merger) {
        leave(merger.from(), merger.actor());
        leave(merger.into(), merger.actor());
        moveRows(merger.from(), merger.into());
        change("DELETE FROM home_swap_choice WHERE household_id = :from", merger.from());
        move("UPDATE meeting_code SET household_id = :into WHERE household_id = :from", merger.from(), merger.into());
        move("UPDATE meeting_record SET household_id = :into WHERE household_id = :from", merger.from(), merger.into());
    }

    @Override
    public void moved(MoveOut move) {
        leave(move.from(), move.actor());
    }

    @Override
    public void erased(Erasure erasure) {
        leave(erasure.household(), erasure.actor());
        if (erasure.lastOfAll()) {
            change("DELETE FROM home_swap_choice WHERE household_id = :from", erasure.household());
        }
    }

    private void move(String sql, UUID from, UUID into) {
        database.createNativeMutationQuery(sql)
                .setParameter("from", from)
                .setParameter("into", into)
                .executeUpdate();
    }

    /** A swap between two families that are one now keeps the row of the one; the other's says nothing more. */
    private void moveRows(UUID from, UUID into) {
        move(
                """
                UPDATE home_swap_leg l SET household_id = :into WHERE household_id = :from
                AND NOT EXISTS (SELECT FROM home_swap_leg o WHERE o.swap_id = l.swap_id AND o.household_id = :into)
                """,
                from,
                into);
    }

    private void change(String sql, UUID household) {
        database.createNativeMutationQuery(sql).setParameter("from", household).executeUpdate();
    }

    private void leave(UUID household, UUID actor) {
        database.createNativeQuery(
                        """
                        SELECT s.id FROM home_swap_leg l JOIN home_swap s ON s.id = l.swap_id
                        WHERE l.household_id = :household AND s.state IN ('PROPOSED', 'AGREED') ORDER BY s.id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("household", household)
                .getResultList()
                .forEach(id -> {
                    HomeSwap swap = locks.lock(id);
                    if (!swap.over()) {
                        endings.end(swap, HomeSwapEnd.LEFT, actor);
                    }
                });
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(swapsOf(household), choiceOf(household));
    }

    private Kept choiceOf(UUID household) {
        return kept.read(
                "home-swap-choice",
                new Kept.Words("是否找家庭对换", "Whether swaps are to be found for you"),
                List.of(new Kept.Words("选择", "Choice"), new Kept.Words("选定时间", "Chosen")),
                """
                SELECT CASE WHEN wanted THEN 'SWAPS_ON' ELSE 'SWAPS_OFF' END, changed_at
                FROM home_swap_choice WHERE household_id = ?1""",
                household);
    }

    private Kept swapsOf(UUID household) {
        return kept.read(
                "home-swaps",
                new Kept.Words("家庭对换", "Swaps with other families"),
                List.of(
                        new Kept.Words("给出", "Gives"),
                        new Kept.Words("得到", "Takes"),
                        new Kept.Words("进展", "State"),
                        new Kept.Words("送书点位", "Brought to"),
                        new Kept.Words("提议时间", "Proposed"),
                        new Kept.Words("答复时间", "Answered"),
                        new Kept.Words("送到时间", "Brought")),
                KEPT,
                household);
    }
}
