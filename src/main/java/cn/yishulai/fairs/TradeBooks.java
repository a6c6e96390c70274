package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.TradeBookView.Family;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Books of a trade session as the desk sees them: who gets them, and what is still to be fetched. Pages by key. */
@ApplicationScoped
@Transactional
public class TradeBooks {

    private static final String LOOP =
            """
            LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE n.state = 'FETCHED') AS done, count(*) AS legs FROM trade_leg n
                WHERE (n.session_id, n.run_number, n.loop) = (t.session_id, t.run_number, t.loop)) n ON t.id IS NOT NULL
            """;

    /** Every book that a family listed, with the one that gets it. */
    private static final String OFFERED =
            """
            SELECT o.item, o.copy_id, o.stage, o.if_unmatched, g.pseudonym AS giver, g.household_id AS giving,
                   k.pseudonym AS taker, k.household_id AS taking, t.run_number, t.loop, n.done, n.legs
            FROM trade_offer o JOIN trade_listing g ON g.id = o.listing_id
            LEFT JOIN trade_leg t ON t.giver = o.id AND t.state IN ('TO_FETCH', 'FETCHED')
            LEFT JOIN trade_offer x ON x.id = t.taker LEFT JOIN trade_listing k ON k.id = x.listing_id
            """
                    + LOOP;

    /** Every book of a result, those from the shelves too. */
    private static final String LEGS =
            """
            SELECT t.item, t.copy_id, CASE t.state WHEN 'GONE' THEN 'MISSING' WHEN 'NOT_FETCHED' THEN 'STOCK' ELSE t.state END AS stage,
                   o.if_unmatched, g.pseudonym AS giver, g.household_id AS giving,
                   k.pseudonym AS taker, k.household_id AS taking, t.run_number, t.loop, n.done, n.legs
            FROM trade_leg t LEFT JOIN trade_offer o ON o.id = t.giver LEFT JOIN trade_listing g ON g.id = o.listing_id
            JOIN trade_offer x ON x.id = t.taker JOIN trade_listing k ON k.id = x.listing_id
            """
                    + LOOP;

    private final TradeSessionRows sessions;
    private final TradeSql sql;
    private final CopyReads copies;
    private final Households households;

    TradeBooks(TradeSessionRows sessions, TradeSql sql, CopyReads copies, Households households) {
        this.sessions = sessions;
        this.sql = sql;
        this.copies = copies;
        this.households = households;
    }

    private record Seen(
            String item,
            UUID copy,
            TradeStage stage,
            @Nullable TradeEnd end,
            @Nullable String giver,
            @Nullable UUID giving,
            @Nullable String taker,
            @Nullable UUID taking,
            @Nullable Integer run,
            @Nullable Integer loop,
            @Nullable Integer done,
            @Nullable Integer of) {}

    /** @throws cn.yishulai.kernel.Refused TRADE_SESSION_UNKNOWN, SITE_NOT_YOURS, COPY_UNKNOWN, TRADE_BOOK_UNKNOWN */
    public TradeBookView show(Caller caller, UUID id, CopyCode code) {
        requireHere(caller, id);
        UUID copy = copies.facts(code).id();
        List<Seen> seen = new ArrayList<>(
                sql.list(TradeBooks::seen, OFFERED + " WHERE o.session_id = ? AND o.copy_id = ?", id, copy));
        seen.addAll(sql.list(
                TradeBooks::seen,
                LEGS + " WHERE t.session_id = ? AND t.copy_id = ? AND t.giver IS NULL ORDER BY t.run_number DESC",
                id,
                copy));
        return views(seen).stream()
                .findFirst()
                .orElseThrow(() -> TRADE_BOOK_UNKNOWN.because("copy %s is not in this session".formatted(code)));
    }

    /** In the order of their names in the published list. */
    public Page<TradeBookView> list(
            Caller caller, UUID id, @Nullable TradeStage stage, @Nullable String after, int limit) {
        requireHere(caller, id);
        List<Seen> rows = sql.list(
                TradeBooks::seen,
                OFFERED
                        + " WHERE o.session_id = ? AND (?::text IS NULL OR o.stage = ?) AND o.item > ? ORDER BY o.item LIMIT ?",
                id,
                stage,
                stage,
                after == null ? "" : after,
                limit + 1);
        Page<Seen> page = Page.cut(rows, limit, Seen::item);
        return new Page<>(views(page.items()), page.nextAfter());
    }

    /** @param open only those in which something is still to be fetched */
    public Page<TradeBookView.Loop> loops(Caller caller, UUID id, boolean open, @Nullable String after, int limit) {
        requireHere(caller, id);
        int[] last = cursor(after);
        Page<int[]> page = Page.cut(
                sql.list(
                        row -> new int[] {row.getInt("run_number"), row.getInt("loop")},
                        """
                        SELECT t.run_number, t.loop FROM trade_leg t
                        WHERE t.session_id = ? AND (t.run_number, t.loop) > (?, ?) GROUP BY t.run_number, t.loop
                        HAVING NOT ?::boolean OR bool_or(t.state = 'TO_FETCH') ORDER BY 1, 2 LIMIT ?""",
                        id,
                        last[0],
                        last[1],
                        open,
                        limit + 1),
                limit,
                loop -> loop[0] + "~" + loop[1]);
        List<Integer> runs = page.items().stream().map(loop -> loop[0]).toList();
        List<Integer> numbers = page.items().stream().map(loop -> loop[1]).toList();
        List<Seen> legs = runs.isEmpty()
                ? List.of()
                : sql.list(
                        TradeBooks::seen,
                        LEGS
                                + """
                                WHERE t.session_id = ? AND (t.run_number, t.loop) IN (SELECT * FROM unnest(?::int[], ?::int[]))
                                ORDER BY t.run_number, t.loop, t.position""",
                        id,
                        runs,
                        numbers);
        Map<String, List<TradeBookView>> byLoop = views(legs).stream()
                .collect(Collectors.groupingBy(
                        leg -> leg.run() + "~" + leg.loop(), LinkedHashMap::new, Collectors.toList()));
        return new Page<>(byLoop.values().stream().map(TradeBooks::loop).toList(), page.nextAfter());
    }

    private static TradeBookView.Loop loop(List<TradeBookView> legs) {
        TradeBookView first = legs.get(0);
        return new TradeBookView.Loop(
                Objects.requireNonNull(first.run()),
                Objects.requireNonNull(first.loop()),
                Objects.requireNonNull(first.done()),
                Objects.requireNonNull(first.of()),
                legs);
    }

    private static int[] cursor(@Nullable String after) {
        if (after == null) {
            return new int[] {0, 0};
        }
        if (!after.matches("\\d{1,9}~\\d{1,9}")) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
        String[] parts = after.split("~");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private void requireHere(Caller caller, UUID id) {
        caller.requireSite(sessions.find(id).site());
    }

    private List<TradeBookView> views(List<Seen> rows) {
        Map<UUID, CopyView> shown = copies.views(rows.stream().map(Seen::copy).toList());
        Set<UUID> families = rows.stream()
                .flatMap(row -> Stream.of(row.giving(), row.taking()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, String> names = households.familyLabels(families);
        return rows.stream()
                .map(row -> {
                    CopyView copy = Objects.requireNonNull(shown.get(row.copy()));
                    return new TradeBookView(
                            copy.code(),
                            row.item(),
                            copy.volume(),
                            row.stage(),
                            null,
                            row.giver() == null
                                    ? new Family(TradeNames.LIBRARY, null)
                                    : new Family(row.giver(), names.get(row.giving())),
                            row.taker() == null ? null : new Family(row.taker(), names.get(row.taking())),
                            row.run(),
                            row.loop(),
                            row.done(),
                            row.of(),
                            row.end());
                })
                .toList();
    }

    private static Seen seen(ResultSet row) throws SQLException {
        String end = row.getString("if_unmatched");
        boolean inLoop = TradeSql.number(row, "run_number") != null;
        return new Seen(
                row.getString("item"),
                TradeSql.id(row, "copy_id"),
                TradeStage.valueOf(row.getString("stage")),
                end == null ? null : TradeEnd.valueOf(end),
                row.getString("giver"),
                row.getObject("giving", UUID.class),
                row.getString("taker"),
                row.getObject("taking", UUID.class),
                TradeSql.number(row, "run_number"),
                TradeSql.number(row, "loop"),
                inLoop ? row.getInt("done") : null,
                inLoop ? row.getInt("legs") : null);
    }
}
