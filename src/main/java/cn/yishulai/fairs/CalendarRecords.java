package cn.yishulai.fairs;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The calendar address of a family. One that becomes part of another, or that nobody is left of, has none. */
@ApplicationScoped
class CalendarRecords implements FamilyRecords {

    private final TradeSql sql;
    private final KeptReads kept;

    CalendarRecords(TradeSql sql, KeptReads kept) {
        this.sql = sql;
        this.kept = kept;
    }

    @Override
    public String room() {
        return "fairs calendars";
    }

    @Override
    public Set<String> columns() {
        return Set.of("calendar_link.household_id");
    }

    /** Whoever had the address of the one did not get the other's. */
    @Override
    public void merged(Merger merger) {
        forget(merger.from());
    }

    /** Who leaves knows the address: the family gets another when it asks for one. */
    @Override
    public void moved(MoveOut move) {
        sql.change("UPDATE calendar_link SET digest = NULL WHERE household_id = ?", move.from());
    }

    @Override
    public void erased(Erasure erasure) {
        if (erasure.lastOfAll()) {
            forget(erasure.household());
        }
    }

    private void forget(UUID household) {
        sql.change("DELETE FROM calendar_link WHERE household_id = ?", household);
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(kept.read(
                "calendar-link",
                new Kept.Words("日历订阅", "Calendar"),
                List.of(new Kept.Words("启用时间", "Since"), new Kept.Words("使用中", "In use")),
                "SELECT made_at, digest IS NOT NULL AS used FROM calendar_link WHERE household_id = ?1",
                household));
    }
}
