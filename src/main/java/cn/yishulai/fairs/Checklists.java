package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.CHECKLIST_UNKNOWN;

import cn.yishulai.fairs.TaskForms.Checklist;
import cn.yishulai.fairs.TaskForms.Derived;
import cn.yishulai.fairs.TaskForms.Item;
import cn.yishulai.fairs.TaskForms.Owner;
import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * The checklists from which fairs get their tasks. A fair keeps the tasks that it was given; a change is for those planned
 * later. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Checklists {

    /** Every fair gets its tasks. */
    static final String USUAL = "FAIR";

    private final TradeSql sql;
    private final Audit audit;

    Checklists(TradeSql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** With its name. */
    public record View(String name, String zh, String en, List<Item> items) {}

    /** @throws cn.yishulai.kernel.Refused CHECKLIST_UNKNOWN */
    View show(String name) {
        List<Item> items = sql.list(
                row -> {
                    String derived = row.getString("derived");
                    return new Item(
                            row.getString("zh"),
                            row.getString("en"),
                            row.getInt("days_before"),
                            Owner.valueOf(row.getString("owner")),
                            derived == null ? null : Derived.valueOf(derived));
                },
                "SELECT * FROM checklist_item WHERE checklist = ? ORDER BY position",
                name);
        return sql.one(
                        row -> new View(name, row.getString("zh"), row.getString("en"), items),
                        "SELECT zh, en FROM checklist WHERE name = ?",
                        name)
                .orElseThrow(() -> CHECKLIST_UNKNOWN.because("there is no checklist of that name"));
    }

    /** Writes it anew. @throws cn.yishulai.kernel.Refused CHECKLIST_UNKNOWN */
    View write(Caller caller, String name, Checklist form) {
        if (sql.change(
                        "UPDATE checklist SET zh = ?, en = ? WHERE name = ?",
                        form.zh().strip(),
                        form.en().strip(),
                        name)
                == 0) {
            throw CHECKLIST_UNKNOWN.because("there is no checklist of that name");
        }
        sql.change("DELETE FROM checklist_item WHERE checklist = ?", name);
        int position = 0;
        for (Item item : form.items()) {
            position++;
            sql.change(
                    """
                    INSERT INTO checklist_item (checklist, position, zh, en, days_before, owner, derived)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    name,
                    position,
                    item.zh().strip(),
                    item.en().strip(),
                    item.daysBefore(),
                    item.owner(),
                    item.derived());
        }
        audit.record(caller.actor(), "checklist.written", "checklist:" + name, Map.of("items", position));
        return show(name);
    }
}
