package cn.yishulai.fairs;

import cn.yishulai.fairs.FairNowView.Hour;
import cn.yishulai.fairs.FairNowView.Queue;
import cn.yishulai.fairs.FairNowView.Swaps;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What who runs a fair has to see (现场总览): the queue, heads against the safety limit, swaps, tables that run empty, helpers
 * and what happened. It reads and changes nothing.
 */
@ApplicationScoped
@Transactional
public class FairNow {

    private final FairAccess access;
    private final Gate gate;
    private final WalkInRows queue;
    private final FairTables tables;
    private final FairStockAccess stock;
    private final HelpersThere helpers;
    private final Incidents incidents;
    private final Sites sites;
    private final TradeSql sql;
    private final Clock clock;

    FairNow(
            FairAccess access,
            Gate gate,
            WalkInRows queue,
            FairTables tables,
            FairStockAccess stock,
            HelpersThere helpers,
            Incidents incidents,
            Sites sites,
            TradeSql sql,
            Clock clock) {
        this.access = access;
        this.gate = gate;
        this.queue = queue;
        this.tables = tables;
        this.stock = stock;
        this.helpers = helpers;
        this.incidents = incidents;
        this.sites = sites;
        this.sql = sql;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public FairNowView show(Caller caller, UUID id) {
        FairFacts fair = access.require(caller, id);
        Instant now = clock.instant();
        Gate.View heads = gate.show(caller, id);
        FairTableView.Board board = tables.board(stock.read(id));
        return new FairNowView(
                id,
                fair.title(),
                fair.state(),
                sites.name(fair.venue()),
                FairView.inCity(fair.begins()),
                FairView.inCity(fair.ends()),
                FairView.inCity(now),
                heads.heads(),
                heads.sessions().stream()
                        .map(session -> new FairNowView.Session(session, queue(id, session.number(), now)))
                        .toList(),
                swaps(id, board.lastHour(), now),
                board.tables().stream()
                        .sorted(Comparator.comparing((FairTableView table) -> !table.runsEmpty())
                                .thenComparing(FairTableView::copies)
                                .thenComparing(FairTableView::number))
                        .toList(),
                board.classes().stream()
                        .filter(FairTableView.OfClass::soldOut)
                        .map(FairTableView.OfClass::ofClass)
                        .toList(),
                board.onNoTable(),
                helpers.today(id, now),
                incidents.of(id));
    }

    private Queue queue(UUID fair, int session, Instant now) {
        List<WalkInRows.Slip> waiting = queue.waiting(fair, session, false);
        @Nullable Instant first = queue.firstTaken(fair, session);
        return new Queue(
                waiting.size(),
                waiting.stream().mapToInt(WalkInRows.Slip::persons).sum(),
                queue.called(fair, session).size(),
                first == null
                        ? null
                        : (int) Math.max(0, Duration.between(first, now).toMinutes()));
    }

    /** Of today, from the first hour with a swap to this one. */
    private Swaps swaps(UUID fair, int lastHour, Instant now) {
        LocalDate today = OpeningCalendar.dayOf(now);
        Map<Instant, Integer> counted = new HashMap<>();
        int inAll = 0;
        for (Map.Entry<Instant, Integer> hour : sql.list(
                row -> Map.entry(ProgrammeReads.time(row, "hour"), row.getInt("swaps")),
                """
                SELECT date_trunc('hour', ended_at) AS hour, count(*)::int AS swaps FROM fair_stock
                WHERE fair_id = ? AND ending = 'HANDED_OVER' GROUP BY 1""",
                fair)) {
            inAll += hour.getValue();
            if (OpeningCalendar.dayOf(hour.getKey()).equals(today)) {
                counted.put(hour.getKey(), hour.getValue());
            }
        }
        List<Hour> hours = new ArrayList<>();
        counted.keySet().stream().min(Comparator.naturalOrder()).ifPresent(first -> {
            for (Instant hour = first;
                    !hour.isAfter(now.truncatedTo(ChronoUnit.HOURS));
                    hour = hour.plus(1, ChronoUnit.HOURS)) {
                hours.add(new Hour(FairView.inCity(hour), counted.getOrDefault(hour, 0)));
            }
        });
        return new Swaps(lastHour, inAll, hours);
    }
}
