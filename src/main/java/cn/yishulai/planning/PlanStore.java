package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.PLAN_UNDER_WAY;
import static cn.yishulai.planning.PlanningRefusal.PLAN_UNKNOWN;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans in the database: who searches for which, and what was found. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PlanStore {

    /** Who is silent for so long has died, and another process begins anew; a search says each second that it goes on. */
    static final Duration LEASE = Duration.ofSeconds(20);

    static final int MOST_ATTEMPTS = 3;

    private final PlanningSql sql;
    private final ObjectMapper json;
    private final Clock clock;

    PlanStore(PlanningSql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused PLAN_UNDER_WAY */
    UUID add(UUID season, int seconds, long seed, @Nullable Long moves, @Nullable UUID basedOn) {
        sql.one(row -> season, "SELECT id FROM fair_season WHERE id = ? FOR NO KEY UPDATE", season);
        try {
            return sql.one(
                            row -> PlanningSql.id(row, "id"),
                            """
                            INSERT INTO season_plan (season_id, number, based_on, state, seconds, seed, moves, asked_at)
                            VALUES (?, 1 + coalesce((SELECT max(number) FROM season_plan WHERE season_id = ?), 0), ?, 'WAITING', ?, ?, ?, ?)
                            RETURNING id""",
                            season,
                            season,
                            basedOn,
                            seconds,
                            seed,
                            moves,
                            clock.instant())
                    .orElseThrow();
        } catch (PlanningSql.Clash running) {
            throw PLAN_UNDER_WAY.because("a plan of this season is searched for already");
        }
    }

    /** @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN */
    PlanRecord require(UUID season, UUID id) {
        return sql.one(this::read, "SELECT * FROM season_plan WHERE id = ? AND season_id = ?", id, season)
                .orElseThrow(() -> PLAN_UNKNOWN.because("no such plan of this season"));
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    PlanRecord hold(UUID season, UUID id) {
        return sql.one(
                        this::read,
                        "SELECT * FROM season_plan WHERE id = ? AND season_id = ? FOR NO KEY UPDATE",
                        id,
                        season)
                .orElseThrow(() -> PLAN_UNKNOWN.because("no such plan of this season"));
    }

    /** The newest first. */
    List<PlanRecord> page(UUID season, @Nullable UUID after, int count) {
        return sql.list(
                this::read,
                """
                SELECT * FROM season_plan p WHERE season_id = ?
                AND (?::uuid IS NULL OR number < (SELECT number FROM season_plan l WHERE l.id = ?::uuid)) ORDER BY number DESC LIMIT ?""",
                season,
                after,
                after,
                count);
    }

    PlanRows rows(UUID plan) {
        return new PlanRows(
                sql.list(
                        row -> new FairRow(
                                PlanningSql.id(row, "wish_id"),
                                PlanningSql.id(row, "venue_id"),
                                PlanningSql.instantOrNull(row, "begins_at"),
                                PlanningSql.instantOrNull(row, "ends_at"),
                                PlanningSql.id(row, "van_id"),
                                row.getBoolean("pinned")),
                        "SELECT * FROM season_plan_fair WHERE plan_id = ? ORDER BY wish_id",
                        plan),
                sql.list(
                        row -> new ShiftRow(
                                PlanningSql.id(row, "wish_id"),
                                row.getInt("number"),
                                row.getString("role"),
                                PlanningSql.id(row, "helper_id"),
                                row.getBoolean("pinned")),
                        "SELECT * FROM season_plan_shift WHERE plan_id = ? ORDER BY wish_id, number",
                        plan));
    }

    /** One that waits, or whose process has died; two processes never take the same. */
    Optional<PlanRecord> take(UUID worker) {
        return sql.one(
                this::read,
                """
                UPDATE season_plan SET state = 'RUNNING', worker = ?, lease_until = ?, attempts = attempts + 1, spent_ms = 0
                WHERE id = (SELECT id FROM season_plan WHERE state = 'WAITING' OR state = 'RUNNING' AND lease_until < ?
                    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *""",
                worker,
                clock.instant().plus(LEASE),
                clock.instant());
    }

    /** @return whether it is still this worker's: nobody ended it, and no other process took it over */
    boolean goesOn(UUID plan, UUID worker, long spentMillis, @Nullable HardMediumSoftScore best) {
        return sql.change(
                        """
                        UPDATE season_plan SET lease_until = ?, spent_ms = ?, must = ?, should = ?, better = ?
                        WHERE id = ? AND worker = ? AND state = 'RUNNING'""",
                        clock.instant().plus(LEASE),
                        spentMillis,
                        best == null ? null : -best.hardScore(),
                        best == null ? null : -best.mediumScore(),
                        best == null ? null : -best.softScore(),
                        plan,
                        worker)
                == 1;
    }

    /** @return whether it was still this worker's */
    boolean found(UUID plan, UUID worker, long spentMillis, Judged judged) {
        boolean mine = sql.change(
                        """
                        UPDATE season_plan SET state = 'PROPOSED', finished_at = ?, spent_ms = ?, worker = NULL, lease_until = NULL, report = '{}'
                        WHERE id = ? AND worker = ? AND state = 'RUNNING'""",
                        clock.instant(),
                        spentMillis,
                        plan,
                        worker)
                == 1;
        if (mine) {
            write(plan, judged);
        }
        return mine;
    }

    /** All lines of a plan anew, with what is to be said of them. */
    void write(UUID plan, Judged judged) {
        sql.change("DELETE FROM season_plan_shift WHERE plan_id = ?", plan);
        sql.change("DELETE FROM season_plan_fair WHERE plan_id = ?", plan);
        for (FairRow row : judged.rows().fairs()) {
            sql.change(
                    """
                    INSERT INTO season_plan_fair (plan_id, wish_id, venue_id, begins_at, ends_at, van_id, pinned) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    plan,
                    row.wish(),
                    row.venue(),
                    row.begins(),
                    row.ends(),
                    row.van(),
                    row.pinned());
        }
        for (ShiftRow row : judged.rows().shifts()) {
            sql.change(
                    "INSERT INTO season_plan_shift (plan_id, wish_id, number, role, helper_id, pinned) VALUES (?, ?, ?, ?, ?, ?)",
                    plan,
                    row.wish(),
                    row.number(),
                    row.role(),
                    row.helper(),
                    row.pinned());
        }
        try {
            sql.change(
                    """
                    UPDATE season_plan SET must = ?, should = ?, better = ?, report = ?::jsonb, version = version + 1 WHERE id = ?""",
                    judged.must(),
                    judged.should(),
                    judged.better(),
                    json.writeValueAsString(judged.report()),
                    plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of a plan cannot be written", e);
        }
    }

    /** @return whether the search was not over yet */
    boolean end(UUID plan, PlanState state) {
        return sql.change(
                        """
                        UPDATE season_plan SET state = ?, finished_at = ?, worker = NULL, lease_until = NULL
                        WHERE id = ? AND state IN ('WAITING', 'RUNNING')""",
                        state,
                        clock.instant(),
                        plan)
                == 1;
    }

    /** No process tries it again. */
    void failed(UUID plan, UUID worker) {
        sql.change(
                """
                UPDATE season_plan SET state = 'FAILED', finished_at = ?, worker = NULL, lease_until = NULL
                WHERE id = ? AND worker = ? AND state = 'RUNNING'""",
                clock.instant(),
                plan,
                worker);
    }

    void accepted(UUID plan) {
        sql.change("UPDATE season_plan SET state = 'ACCEPTED', version = version + 1 WHERE id = ?", plan);
    }

    private PlanRecord read(ResultSet row) throws SQLException {
        String report = row.getString("report");
        try {
            return new PlanRecord(
                    Objects.requireNonNull(PlanningSql.id(row, "id")),
                    PlanningSql.id(row, "season_id"),
                    row.getInt("number"),
                    PlanningSql.id(row, "based_on"),
                    PlanState.valueOf(row.getString("state")),
                    row.getInt("seconds"),
                    row.getLong("seed"),
                    row.getObject("moves", Long.class),
                    PlanningSql.instant(row, "asked_at"),
                    PlanningSql.instantOrNull(row, "finished_at"),
                    row.getLong("spent_ms"),
                    PlanningSql.number(row, "must"),
                    PlanningSql.number(row, "should"),
                    PlanningSql.number(row, "better"),
                    report == null ? null : json.readValue(report, PlanReport.class),
                    row.getInt("version"),
                    row.getInt("attempts"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of a plan cannot be read", e);
        }
    }
}
