package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.people.FamilyRecords.Erasure;
import cn.yishulai.people.FamilyRecords.Merger;
import cn.yishulai.people.FamilyRecords.MoveOut;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** What a home was asked for and what it promised; {@link RequestRecords} answers for the room. */
@ApplicationScoped
class AppealRecords {

    static final Set<String> COLUMNS = Set.of("appeal.household_id", "promise.household_id");

    private static final String KEPT =
            """
            SELECT concat_ws(' ', e.title, v.label) AS title, a.asked_at, a.answer_until, 'APPEAL_' || a.state AS answer, s.name, 'PROMISE_' || p.state AS promised, p.bring_until,
                   p.bonus
            FROM appeal a JOIN copy c ON c.id = a.copy_id JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            LEFT JOIN promise p ON p.appeal_id = a.id LEFT JOIN site s ON s.id = coalesce(p.site_id, a.site_id)
            WHERE a.household_id = ?1 ORDER BY a.id""";

    private final PromiseRepository promises;
    private final Promises steps;
    private final WaitingLine line;
    private final Copies copies;
    private final CopyReads reads;
    private final Session database;
    private final KeptReads kept;
    private final Clock clock;

    AppealRecords(
            PromiseRepository promises,
            Promises steps,
            WaitingLine line,
            Copies copies,
            CopyReads reads,
            Session database,
            KeptReads kept,
            Clock clock) {
        this.promises = promises;
        this.steps = steps;
        this.line = line;
        this.copies = copies;
        this.reads = reads;
        this.database = database;
        this.kept = kept;
        this.clock = clock;
    }

    /** What was promised stays promised, and what was missed stays missed. */
    void merged(Merger merger) {
        move("cardinality(cast(:copies AS uuid[])) = 0", merger.from(), merger.into(), List.of());
    }

    /** A promise goes along with its book. */
    void moved(MoveOut move) {
        List<UUID> going = move.copies().stream()
                .flatMap(code -> reads.find(code).stream())
                .map(CopyFacts::id)
                .toList();
        move(
                "copy_id = ANY (cast(:copies AS uuid[])) AND state IN ('ASKED', 'PROMISED', 'RUNNING')",
                move.from(),
                move.into(),
                going);
    }

    /** Nobody is left who could bring anything: it stays at home, and whoever waits keeps the place. */
    void erased(Erasure erasure) {
        if (!erasure.lastOfAll()) {
            return;
        }
        for (UUID promise : promises.runningOf(erasure.household())) {
            line.lock(() -> promises.volumeOf(promises.copyOf(promise)));
            steps.letGo(promises.require(promise), copies.lock(promises.copyOf(promise)), erasure.actor());
        }
        database.createNativeMutationQuery(
                        "UPDATE appeal SET state = 'CLOSED', ended_at = :now WHERE household_id = :household AND state = 'ASKED'")
                .setParameter("now", clock.instant())
                .setParameter("household", erasure.household())
                .executeUpdate();
    }

    Kept export(UUID household) {
        return kept.read(
                "appeals",
                new Kept.Words("求书与约定", "Books you were asked for"),
                List.of(
                        new Kept.Words("书名", "Title"),
                        new Kept.Words("询问时间", "Asked"),
                        new Kept.Words("答复期限", "To answer by"),
                        new Kept.Words("答复", "Answer"),
                        new Kept.Words("送到", "Brought to"),
                        new Kept.Words("约定", "Promise"),
                        new Kept.Words("送书期限", "To bring by"),
                        new Kept.Words("奖励", "Bonus")),
                KEPT,
                household);
    }

    private void move(String which, UUID from, UUID into, Collection<UUID> copies) {
        for (String table : List.of("appeal", "promise")) {
            database.createNativeMutationQuery("UPDATE %s SET household_id = :into WHERE household_id = :from AND %s"
                            .formatted(table, which))
                    .setParameter("into", into)
                    .setParameter("from", from)
                    .setParameter("copies", copies.stream().map(UUID::toString).toArray(String[]::new))
                    .executeUpdate();
        }
    }
}
