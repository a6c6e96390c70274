package cn.yishulai.intake;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a family brought. A drop-off session is the family's, not a person's: it stays when somebody leaves. */
@ApplicationScoped
class DropOffRecords implements FamilyRecords {

    private static final String KEPT =
            """
            SELECT i.decided_at, s.name AS site, c.code, concat_ws(' ', e.title, v.label) AS title, i.grade, i.decision, i.credits
            FROM drop_off d JOIN inspection_in_force i ON i.drop_off_id = d.id JOIN copy c ON c.id = i.copy_id
            JOIN volume v ON v.id = i.volume_id
            JOIN edition e ON e.id = v.edition_id JOIN site s ON s.id = d.site_id
            WHERE d.household_id = ?1 ORDER BY i.decided_at, i.id""";

    private final DropOffRepository sessions;
    private final Clock clock;
    private final KeptReads kept;

    DropOffRecords(DropOffRepository sessions, Clock clock, KeptReads kept) {
        this.kept = kept;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "intake";
    }

    /** Who opened and who inspected are members of staff. Whose book it was is said by an id that names nobody once they left. */
    @Override
    public Set<String> columns() {
        return Set.of("drop_off.household_id", "drop_off.opened_by", "inspection.inspected_by", "inspection.person_id");
    }

    /** Two open sessions at one site would be two caps for one family: the one of the household that ends is closed. */
    @Override
    public void merged(Merger merger) {
        sessions.lockOf(merger.from());
        sessions.closeWhereBothAreOpen(merger.from(), merger.into(), clock.instant());
        sessions.move(merger.from(), merger.into());
    }

    @Override
    public void moved(MoveOut move) {
        // a session is the family's
    }

    @Override
    public void erased(Erasure erasure) {
        // whose book it was is an id, and names nobody any more
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(kept.read(
                "inspections",
                new Kept.Words("送来的书", "Books brought"),
                List.of(
                        new Kept.Words("时间", "When"),
                        new Kept.Words("点位", "Site"),
                        new Kept.Words("馆藏码", "Copy code"),
                        new Kept.Words("书名", "Title"),
                        new Kept.Words("品相", "Condition"),
                        new Kept.Words("结果", "Decision"),
                        new Kept.Words("换书券", "Credits")),
                KEPT,
                household));
    }
}
