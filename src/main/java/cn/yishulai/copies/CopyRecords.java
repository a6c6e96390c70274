package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_STILL_PROMISED;
import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The books of a family. Each that changes its home moves by a movement of its own, as for any other reason. */
@ApplicationScoped
class CopyRecords implements FamilyRecords {

    private static final String KEPT =
            """
            SELECT c.code, concat_ws(' ', e.title, v.label) AS title, c.status, c.disposition, c.since
            FROM copy c JOIN volume v ON v.id = c.volume_id
            JOIN edition e ON e.id = v.edition_id
            WHERE c.household_id = ?1 OR c.brought_by = ?1 ORDER BY c.id""";

    private final CopyRepository repository;
    private final Copies copies;
    private final SleepingShelves sleeping;
    private final KeptReads kept;

    CopyRecords(CopyRepository repository, Copies copies, SleepingShelves sleeping, KeptReads kept) {
        this.sleeping = sleeping;
        this.kept = kept;
        this.repository = repository;
        this.copies = copies;
    }

    @Override
    public String room() {
        return "copies";
    }

    /** Movements are history and name the household where a copy was then; who made a label and who moved a copy too. */
    @Override
    public Set<String> columns() {
        return Set.of(
                "copy.household_id",
                "copy.brought_by",
                "movement.household_id",
                "movement.actor",
                "blank_label.made_by",
                "print_job.made_by",
                "sleeping_shelf.household_id",
                "voided_label.voided_by");
    }

    @Override
    public void merged(Merger merger) {
        for (UUID copy : repository.lockedAtHome(merger.from())) {
            copies.moveHome(copy, merger.into(), Move.by(merger.actor(), "households merged"));
        }
        repository.flush();
        repository.broughtByAnother(merger.from(), merger.into());
        sleeping.merge(merger.from(), merger.into());
    }

    /** @throws cn.yishulai.kernel.Refused COPY_UNKNOWN for a book that does not stand on the family's shelf */
    @Override
    public void moved(MoveOut move) {
        Set<UUID> home = Set.copyOf(repository.lockedAtHome(move.from()));
        move.copies().stream().sorted().map(copies::lock).forEach(copy -> {
            if (!home.contains(copy.id())) {
                throw COPY_UNKNOWN.because("no copy of yours has the code " + copy.code());
            }
            copies.moveHome(copy.id(), move.into(), Move.by(move.actor(), "moved out with a member of the family"));
        });
    }

    /** Books are the family's. When nobody is left, nobody lends what is listed at home. */
    @Override
    public void erased(Erasure erasure) {
        if (erasure.lastOfAll()) {
            if (repository.promisedBy(erasure.household())) {
                throw COPY_STILL_PROMISED.because("a book is promised and on its way");
            }
            repository.listedAt(erasure.household()).forEach(code -> {
                copies.lock(code);
                copies.withdraw(code, Move.by(erasure.actor(), "the family left"));
            });
            sleeping.forget(erasure.household());
        }
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(
                kept.read(
                        "copies",
                        new Kept.Words("家中与送出的书", "Books at home and brought"),
                        List.of(
                                new Kept.Words("馆藏码", "Copy code"),
                                new Kept.Words("书名", "Title"),
                                new Kept.Words("状态", "Status"),
                                new Kept.Words("意愿", "What you want done with it"),
                                new Kept.Words("自", "Since")),
                        KEPT,
                        household),
                kept.read(
                        "shelf-asleep",
                        new Kept.Words("暂停展示家中的书", "When what you list was not shown"),
                        List.of(new Kept.Words("自", "Since"), new Kept.Words("恢复时间", "Shown again")),
                        "SELECT slept_at, woken_at FROM sleeping_shelf WHERE household_id = ?1",
                        household));
    }
}
