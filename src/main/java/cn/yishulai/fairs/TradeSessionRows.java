package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_SESSION_UNKNOWN;

import cn.yishulai.fairs.TradeSessionView.Counts;
import cn.yishulai.fairs.TradeSessionView.RunCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of trade sessions. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeSessionRows {

    private static final String SESSION = "SELECT s.* FROM trade_session s ";

    private final TradeSql sql;

    TradeSessionRows(TradeSql sql) {
        this.sql = sql;
    }

    UUID add(TradeSessionForm form, UUID site, @Nullable UUID fair, long seed) {
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO trade_session (title, site_id, fair_id, list_from, list_until, hand_over_until, longest,
                            copies_per_family, wishes_per_family, credits_per_copy, seed)
                        VALUES (?, ?, ?::uuid, ?, ?, ?, ?::integer, ?, ?, ?, ?) RETURNING id""",
                        form.title().strip(),
                        site,
                        fair,
                        form.listFrom().toInstant(),
                        form.listUntil().toInstant(),
                        form.handOverUntil(),
                        form.longestLoop(),
                        form.copies(),
                        form.wishes(),
                        form.credits(),
                        seed)
                .orElseThrow();
    }

    /** As it stands. @throws cn.yishulai.kernel.Refused TRADE_SESSION_UNKNOWN */
    TradeSession find(UUID id) {
        return read(id, "");
    }

    /** Nobody changes its state until the end of the transaction. */
    TradeSession hold(UUID id) {
        return read(id, " FOR SHARE");
    }

    /** Nobody lists, brings or fetches anything until the end of the transaction. */
    TradeSession lock(UUID id) {
        return read(id, " FOR UPDATE");
    }

    private TradeSession read(UUID id, String locked) {
        return sql.one(TradeSessionRows::session, SESSION + "WHERE s.id = ?" + locked, id)
                .orElseThrow(() -> TRADE_SESSION_UNKNOWN.because("there is no such trade session"));
    }

    /** By their deadline, the latest first. */
    List<TradeSession> page(
            boolean drafts, @Nullable TradeState state, @Nullable UUID fair, @Nullable FairCursor after, int rows) {
        return sql.list(
                TradeSessionRows::session,
                SESSION
                        + """
                        WHERE (?::boolean OR s.state <> 'DRAFT') AND (?::text IS NULL OR s.state = ?)
                          AND (?::uuid IS NULL OR s.fair_id = ?::uuid) AND (?::timestamptz IS NULL OR (s.list_until, s.id) < (?, ?::uuid))
                        ORDER BY s.list_until DESC, s.id DESC LIMIT ?""",
                drafts,
                state,
                state,
                fair,
                fair,
                after == null ? null : after.begins(),
                after == null ? null : after.begins(),
                after == null ? null : after.id(),
                rows);
    }

    void become(UUID id, TradeState next, Instant now) {
        boolean over = next == TradeState.FINISHED || next == TradeState.CANCELLED;
        sql.change(
                """
                UPDATE trade_session SET state = ?, over_at = ?::timestamptz, run_number = NULL, run_token = NULL, run_beat_at = NULL
                WHERE id = ?""",
                next,
                over ? now : null,
                id);
    }

    /** The lists are closed, and the run waits for whoever makes it. */
    void close(UUID id) {
        sql.change("UPDATE trade_session SET state = 'CLOSED', run_number = 1, run_stopped = false WHERE id = ?", id);
    }

    /** Those over whose deadline the clock has gone. */
    int closeDue(Instant now) {
        return sql.change(
                "UPDATE trade_session SET state = 'CLOSED', run_number = 1 WHERE state = 'OPEN' AND list_until <= ?",
                now);
    }

    /** A further run waits to be made, or the stopped one does again. */
    void runAgain(UUID id) {
        sql.change(
                """
                UPDATE trade_session s SET run_stopped = false, run_lacking = NULL, run_number = coalesce(s.run_number,
                    (SELECT max(r.number) + 1 FROM trade_run r WHERE r.session_id = s.id), 1) WHERE id = ?""",
                id);
    }

    void stop(UUID id) {
        sql.change("UPDATE trade_session SET run_stopped = true WHERE id = ?", id);
    }

    /** What there is in each session, in one statement. */
    Map<UUID, Counts> counts(Collection<UUID> ids) {
        Map<UUID, Counts> counts = new HashMap<>();
        sql.list(
                row -> counts.put(
                        TradeSql.id(row, "id"),
                        new Counts(
                                row.getInt("families"),
                                row.getInt("copies"),
                                row.getInt("present"),
                                row.getInt("wishes"),
                                row.getInt("to_fetch"),
                                row.getInt("fetched"),
                                row.getInt("without_book"))),
                """
                SELECT s.id, o.*, w.*, l.* FROM unnest(?::uuid[]) AS s (id)
                CROSS JOIN LATERAL (SELECT count(DISTINCT o.listing_id) AS families, count(*) AS copies,
                    count(*) FILTER (WHERE o.present_at IS NOT NULL) AS present,
                    count(*) FILTER (WHERE o.escrow > 0 AND o.stage IN ('TO_FETCH', 'FETCHED', 'MISSING') AND NOT EXISTS (
                        SELECT FROM trade_leg t WHERE t.taker = o.id AND t.state = 'TO_FETCH')) AS without_book
                    FROM trade_offer o WHERE o.session_id = s.id AND o.stage NOT IN ('WITHDRAWN', 'TURNED_AWAY')) o
                CROSS JOIN LATERAL (SELECT count(*) AS wishes FROM trade_listing l JOIN trade_wish w ON w.listing_id = l.id
                    WHERE l.session_id = s.id) w
                CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE t.state = 'TO_FETCH') AS to_fetch,
                    count(*) FILTER (WHERE t.state = 'FETCHED') AS fetched FROM trade_leg t WHERE t.session_id = s.id) l""",
                ids);
        return counts;
    }

    /** The runs of each session, in their order. */
    Map<UUID, List<RunCounts>> runs(Collection<UUID> ids) {
        return sql
                .list(
                        row -> Map.entry(TradeSql.id(row, "session_id"), runCounts(row)),
                        """
                        SELECT session_id, number, seed, input_hash, copies, families, trades, served, loops, longest, made_at
                        FROM trade_run WHERE session_id = ANY (?::uuid[]) ORDER BY session_id, number""",
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static RunCounts runCounts(ResultSet row) throws SQLException {
        return new RunCounts(
                row.getInt("number"),
                row.getLong("seed"),
                row.getString("input_hash"),
                row.getInt("copies"),
                row.getInt("families"),
                row.getInt("trades"),
                row.getInt("served"),
                row.getInt("loops"),
                row.getInt("longest"),
                TradeSessionView.inCity(Objects.requireNonNull(TradeSql.instant(row, "made_at"))));
    }

    static TradeSession session(ResultSet row) throws SQLException {
        Integer number = TradeSql.number(row, "run_number");
        return new TradeSession(
                TradeSql.id(row, "id"),
                row.getString("title"),
                TradeState.valueOf(row.getString("state")),
                TradeSql.id(row, "site_id"),
                row.getObject("fair_id", UUID.class),
                Objects.requireNonNull(TradeSql.instant(row, "list_from")),
                Objects.requireNonNull(TradeSql.instant(row, "list_until")),
                row.getObject("hand_over_until", LocalDate.class),
                TradeSql.number(row, "longest"),
                row.getInt("copies_per_family"),
                row.getInt("wishes_per_family"),
                row.getInt("credits_per_copy"),
                row.getLong("seed"),
                number == null
                        ? null
                        : new TradeSession.Run(
                                number,
                                row.getObject("run_token", UUID.class) != null,
                                row.getBoolean("run_stopped"),
                                TradeSql.number(row, "run_lacking"),
                                TradeSql.instant(row, "run_started_at")));
    }
}
