package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_RUN_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is published of the runs of trade sessions, for everybody to read and to run again. */
@ApplicationScoped
@Transactional
public class TradeRuns {

    /** On the page; the text has all. */
    private static final int LOOPS_SHOWN = 100;

    private final TradeSql sql;

    TradeRuns(TradeSql sql) {
        this.sql = sql;
    }

    /** The texts that are published of a run. */
    enum Text {
        INPUT("input"),
        /** With the certificate, as the command prints it. */
        RESULT("result || certificate"),
        CERTIFICATE("certificate");

        private final String columns;

        Text(String columns) {
            this.columns = columns;
        }
    }

    private record Leg(int loop, boolean done, TradeRunView.Leg shown) {}

    /** @throws cn.yishulai.kernel.Refused TRADE_RUN_UNKNOWN */
    public TradeRunView show(UUID session, int number) {
        TradeSessionView.RunCounts counts = sql.one(
                        TradeSessionRows::runCounts,
                        """
                        SELECT number, seed, input_hash, copies, families, trades, served, loops, longest, made_at
                        FROM trade_run WHERE session_id = ? AND number = ?""",
                        session,
                        number)
                .orElseThrow(TradeRuns::unknown);
        Map<Integer, List<Leg>> loops = new LinkedHashMap<>();
        sql.list(
                        row -> new Leg(
                                row.getInt("loop"),
                                row.getBoolean("done"),
                                new TradeRunView.Leg(
                                        row.getString("item"), row.getString("giver"), row.getString("taker"))),
                        """
                        SELECT t.loop, t.state = 'FETCHED' AS done, t.item, coalesce(g.pseudonym, ?) AS giver, k.pseudonym AS taker
                        FROM trade_leg t LEFT JOIN trade_offer o ON o.id = t.giver LEFT JOIN trade_listing g ON g.id = o.listing_id
                        JOIN trade_offer x ON x.id = t.taker JOIN trade_listing k ON k.id = x.listing_id
                        WHERE t.session_id = ? AND t.run_number = ? AND t.loop <= ? ORDER BY t.loop, t.position""",
                        TradeNames.LIBRARY,
                        session,
                        number,
                        LOOPS_SHOWN)
                .forEach(leg -> loops.computeIfAbsent(leg.loop(), any -> new ArrayList<>())
                        .add(leg));
        return TradeRunView.of(
                counts,
                loops.entrySet().stream()
                        .map(loop -> new TradeRunView.Loop(
                                loop.getKey(),
                                (int) loop.getValue().stream().filter(Leg::done).count(),
                                loop.getValue().size(),
                                loop.getValue().stream().map(Leg::shown).toList()))
                        .toList());
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_RUN_UNKNOWN */
    public String text(UUID session, int number, Text text) {
        return sql.one(
                        row -> row.getString("text"),
                        "SELECT " + text.columns + " AS text FROM trade_run WHERE session_id = ? AND number = ?",
                        session,
                        number)
                .orElseThrow(TradeRuns::unknown);
    }

    private static RuntimeException unknown() {
        return TRADE_RUN_UNKNOWN.because("no such run was made");
    }
}
