package cn.yishulai.notices;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The inbox of a family. A notice that tells of one person's book goes with the person. */
@ApplicationScoped
class NoticeRecords implements FamilyRecords {

    private final NoticeRepository repository;

    NoticeRecords(NoticeRepository repository) {
        this.repository = repository;
    }

    @Override
    public String room() {
        return "notices";
    }

    @Override
    public Set<String> columns() {
        return Set.of("notice.household_id");
    }

    @Override
    public void merged(Merger merger) {
        repository.move(merger.from(), merger.into());
    }

    @Override
    public void moved(MoveOut move) {
        repository.moveWith(move.persons(), move.from(), move.into());
    }

    @Override
    public void erased(Erasure erasure) {
        repository.forget(erasure.person(), erasure.household());
    }

    @Override
    public List<Kept> export(UUID household) {
        List<List<String>> rows = repository.inbox(household, null, Integer.MAX_VALUE).stream()
                .map(row -> List.of(
                        Language.ZH.minute(row.at().atZone(OpeningCalendar.CITY)),
                        NoticeText.of(row.kind(), row.facts(), Language.ZH),
                        NoticeText.of(row.kind(), row.facts(), Language.EN)))
                .toList();
        return List.of(new Kept(
                "notices",
                new Kept.Words("消息", "Notices"),
                List.of(
                        new Kept.Words("时间", "When"),
                        new Kept.Words("内容", "In Chinese"),
                        new Kept.Words("英文", "In English")),
                rows));
    }
}
