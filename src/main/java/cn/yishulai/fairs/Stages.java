package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.PERFORMANCE_UNKNOWN;
import static cn.yishulai.fairs.ProgrammeRefusal.STAGE_IN_USE;
import static cn.yishulai.fairs.ProgrammeRefusal.STAGE_NAME_TAKEN;
import static cn.yishulai.fairs.ProgrammeRefusal.STAGE_TAKEN;
import static cn.yishulai.fairs.ProgrammeRefusal.STAGE_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stages of fairs (舞台) and what is played on them: one act at a time, and none while a stage is changed over. Every
 * public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Stages {

    /** The act gets its stage unless another has it then. */
    static final String HOLD =
            """
            INSERT INTO stage_hold (performance_id, stage_id, begins_at, clear_at)
            SELECT p.id, p.stage_id, p.begins_at, p.clear_at FROM fair_performance p
            WHERE %s AND NOT EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = p.fair_id)
              AND NOT EXISTS (SELECT FROM stage_hold h WHERE h.performance_id = p.id)
            ORDER BY p.begins_at, p.id ON CONFLICT DO NOTHING""";

    private final TradeSql sql;
    private final ProgrammeDoor door;

    Stages(TradeSql sql, ProgrammeDoor door) {
        this.sql = sql;
        this.door = door;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, STAGE_NAME_TAKEN */
    public void add(Caller caller, UUID fair, StageForms.Stage form) {
        door.change(caller, fair);
        int added = sql.change(
                "INSERT INTO fair_stage (fair_id, name, name_en) VALUES (?, ?, ?) ON CONFLICT ON CONSTRAINT fair_stage_name_once DO NOTHING",
                fair,
                form.name().strip(),
                Said.stripped(form.nameEn()));
        if (added == 0) {
            throw STAGE_NAME_TAKEN.because("the fair has a stage of that name");
        }
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, STAGE_UNKNOWN, STAGE_IN_USE */
    public void remove(Caller caller, UUID fair, String stage) {
        door.change(caller, fair);
        UUID id = require(fair, stage);
        if (!sql.list(row -> 1, "SELECT 1 FROM fair_performance WHERE stage_id = ? LIMIT 1", id)
                .isEmpty()) {
            throw STAGE_IN_USE.because("there are performances on the stage");
        }
        sql.change("DELETE FROM fair_stage WHERE id = ?", id);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, STAGE_UNKNOWN, PROGRAMME_TIMES_WRONG, STAGE_TAKEN */
    public void play(Caller caller, UUID fair, StageForms.Performance form) {
        FairFacts facts = door.change(caller, fair);
        UUID stage = require(fair, form.stageId());
        ProgrammeSpan span = ProgrammeSpan.of(form.from(), form.until());
        UUID id = sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO fair_performance (fair_id, stage_id, title, title_en, performer, contact, begins_at, ends_at,
                            changeover_minutes, clear_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                        fair,
                        stage,
                        form.title().strip(),
                        Said.stripped(form.titleEn()),
                        Said.stripped(form.performer()),
                        Said.stripped(form.contact()),
                        span.begins(),
                        span.ends(),
                        form.changeoverMinutes(),
                        form.clear())
                .orElseThrow();
        hold(facts, id);
    }

    /**
     * Says anew what is played, where and when.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, PERFORMANCE_UNKNOWN, STAGE_UNKNOWN,
     *     PROGRAMME_TIMES_WRONG, STAGE_TAKEN
     */
    public void change(Caller caller, UUID fair, String performance, StageForms.Performance form) {
        FairFacts facts = door.change(caller, fair);
        UUID id = performance(fair, performance);
        UUID stage = require(fair, form.stageId());
        ProgrammeSpan span = ProgrammeSpan.of(form.from(), form.until());
        sql.change("DELETE FROM stage_hold WHERE performance_id = ?", id);
        sql.change(
                """
                UPDATE fair_performance SET stage_id = ?, title = ?, title_en = ?, performer = ?, contact = ?, begins_at = ?, ends_at = ?,
                    changeover_minutes = ?, clear_at = ? WHERE id = ?""",
                stage,
                form.title().strip(),
                Said.stripped(form.titleEn()),
                Said.stripped(form.performer()),
                Said.stripped(form.contact()),
                span.begins(),
                span.ends(),
                form.changeoverMinutes(),
                form.clear(),
                id);
        hold(facts, id);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, PERFORMANCE_UNKNOWN */
    public void cut(Caller caller, UUID fair, String performance) {
        door.change(caller, fair);
        sql.change("DELETE FROM fair_performance WHERE id = ?", performance(fair, performance));
        holdAgain(fair);
    }

    /** Acts that a move left without their stage get it where it has become free. */
    void holdAgain(UUID fair) {
        sql.change(HOLD.formatted("p.fair_id = ?"), fair);
    }

    /** As everybody may see it. */
    List<FairView.Stage> played(UUID fair) {
        record Act(UUID stage, FairView.Performance performance) {}
        List<Act> acts = sql.list(
                row -> new Act(
                        TradeSql.id(row, "stage_id"),
                        new FairView.Performance(
                                row.getString("title"),
                                row.getString("title_en"),
                                row.getString("performer"),
                                FairView.inCity(ProgrammeReads.time(row, "begins_at")),
                                FairView.inCity(ProgrammeReads.time(row, "ends_at")))),
                "SELECT * FROM fair_performance WHERE fair_id = ? ORDER BY begins_at, id",
                fair);
        return sql.list(
                row -> {
                    UUID stage = TradeSql.id(row, "id");
                    return new FairView.Stage(
                            row.getString("name"),
                            row.getString("name_en"),
                            acts.stream()
                                    .filter(act -> act.stage().equals(stage))
                                    .map(Act::performance)
                                    .toList());
                },
                "SELECT id, name, name_en FROM fair_stage WHERE fair_id = ? ORDER BY id",
                fair);
    }

    private void hold(FairFacts fair, UUID performance) {
        if (!door.holds(fair)) {
            return;
        }
        if (sql.change(HOLD.formatted("p.id = ?"), performance) == 0) {
            throw STAGE_TAKEN.because("another act has the stage then", Map.of("taken", taken(performance)));
        }
        holdAgain(fair.id());
    }

    private String taken(UUID performance) {
        return sql.one(
                        row -> row.getString("title"),
                        """
                        SELECT o.title FROM fair_performance p JOIN stage_hold h ON h.stage_id = p.stage_id
                            AND tstzrange(h.begins_at, h.clear_at) && tstzrange(p.begins_at, p.clear_at)
                        JOIN fair_performance o ON o.id = h.performance_id WHERE p.id = ? ORDER BY h.begins_at""",
                        performance)
                .orElse("?");
    }

    private UUID require(UUID fair, String stage) {
        UUID id = OpaqueId.parse(stage, STAGE_UNKNOWN);
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        "SELECT id FROM fair_stage WHERE id = ? AND fair_id = ?",
                        id,
                        fair)
                .orElseThrow(() -> STAGE_UNKNOWN.because("the fair has no such stage"));
    }

    private UUID performance(UUID fair, String performance) {
        UUID id = OpaqueId.parse(performance, PERFORMANCE_UNKNOWN);
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        "SELECT id FROM fair_performance WHERE id = ? AND fair_id = ?",
                        id,
                        fair)
                .orElseThrow(() -> PERFORMANCE_UNKNOWN.because("the fair has no such performance"));
    }
}
