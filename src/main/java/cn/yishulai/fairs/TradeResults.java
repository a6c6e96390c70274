package cn.yishulai.fairs;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.TradeGathering.Gathered;
import cn.yishulai.matching.TradeRun;
import cn.yishulai.swaps.BooksAside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what a run came to: the published texts as they are, and which book goes to which family. In one transaction, a few
 * statements however many books there are; only copies from the shelves are set aside one by one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeResults {

    private final TradeSql sql;
    private final TradeSessionRows sessions;
    private final TradeNotices notices;
    private final BooksAside books;
    private final Copies copies;
    private final CopyReads reads;
    private final Clock clock;

    TradeResults(
            TradeSql sql,
            TradeSessionRows sessions,
            TradeNotices notices,
            BooksAside books,
            Copies copies,
            CopyReads reads,
            Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.notices = notices;
        this.books = books;
        this.copies = copies;
        this.reads = reads;
        this.clock = clock;
    }

    /** A book of the result: given by the one, taken for the other. */
    private record Leg(int loop, int position, TradeItem given, TradeItem taker) {

        UUID copy() {
            return Objects.requireNonNull(given.copy());
        }
    }

    /** @return false when another node has made the run meanwhile, or it is not wanted any more */
    boolean keep(Gathered gathered, TradeRun run, UUID token) {
        UUID id = gathered.session().id();
        TradeSession session = sessions.lock(id);
        boolean mine = sql.one(
                        row -> row.getBoolean("wanted"),
                        "SELECT NOT run_stopped AS wanted FROM trade_session WHERE id = ? AND run_token = ?",
                        id,
                        token)
                .orElse(false);
        if (!mine) {
            return false;
        }
        List<List<String>> loops = run.namedLoops();
        List<Leg> legs = legs(loops, gathered.items());
        Set<UUID> stale = setAside(session, legs);
        publish(gathered, run, loops, legs);
        write(gathered, legs.stream().filter(leg -> !stale.contains(leg.copy())).toList());
        sql.change(
                """
                UPDATE trade_session SET state = 'MATCHED', run_number = NULL, run_token = NULL, run_beat_at = NULL, run_lacking = NULL
                WHERE id = ?""",
                id);
        notices.result(session, gathered.run());
        return true;
    }

    /** Each item of a loop takes the next one. */
    private static List<Leg> legs(List<List<String>> loops, Map<String, TradeItem> items) {
        List<Leg> legs = new ArrayList<>();
        for (int loop = 0; loop < loops.size(); loop++) {
            List<String> names = loops.get(loop);
            for (int i = 0; i < names.size(); i++) {
                TradeItem taker = Objects.requireNonNull(items.get(names.get(i)));
                TradeItem given = Objects.requireNonNull(items.get(names.get((i + 1) % names.size())));
                if (!taker.ofLibrary() && given.copy() != null) {
                    legs.add(new Leg(loop + 1, i + 1, given, taker));
                }
            }
        }
        return legs;
    }

    /**
     * Copies from the shelves are kept for their takers from now on.
     *
     * @return those that somebody else took meanwhile
     */
    private Set<UUID> setAside(TradeSession session, List<Leg> legs) {
        List<UUID> given = legs.stream()
                .map(Leg::given)
                .filter(TradeItem::ofLibrary)
                .map(item -> Objects.requireNonNull(item.copy()))
                .toList();
        Set<UUID> brought = new HashSet<>(sql.list(
                row -> TradeSql.id(row, "copy_id"),
                "SELECT copy_id FROM trade_offer WHERE session_id = ? AND copy_id = ANY (?::uuid[])",
                session.id(),
                given));
        Set<UUID> stale = new HashSet<>();
        reads.factsOf(given.stream().filter(copy -> !brought.contains(copy)).toList()).stream()
                .sorted(Comparator.comparing(CopyFacts::volume).thenComparing(CopyFacts::id))
                .forEach(seen -> {
                    CopyFacts copy = copies.lockInLine(seen.code());
                    if (copy.status() == CopyStatus.AVAILABLE && copy.isAt(session.site())) {
                        books.keep(
                                copy,
                                session.site(),
                                Move.by(TradeClock.THE_CLOCK, "found as a substitute in a trade session"));
                    } else {
                        stale.add(copy.id());
                    }
                });
        return stale;
    }

    private void publish(Gathered gathered, TradeRun run, List<List<String>> loops, List<Leg> legs) {
        sql.change(
                """
                INSERT INTO trade_run (session_id, number, seed, input, result, certificate, input_hash, copies, families,
                    trades, served, loops, longest, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                gathered.session().id(),
                gathered.run(),
                gathered.session().seed(),
                gathered.text(),
                run.resultText(),
                run.certificateText(gathered.text()),
                sha256(gathered.text()),
                (int) gathered.items().values().stream()
                        .filter(item -> item.copy() != null)
                        .count(),
                (int) gathered.items().values().stream()
                        .filter(item -> !item.ofLibrary())
                        .map(TradeItem::user)
                        .distinct()
                        .count(),
                legs.size(),
                (int) legs.stream().map(leg -> leg.taker().user()).distinct().count(),
                loops.size(),
                loops.stream().mapToInt(List::size).max().orElse(0),
                clock.instant());
    }

    private void write(Gathered gathered, List<Leg> legs) {
        UUID session = gathered.session().id();
        sql.change(
                """
                INSERT INTO trade_leg (session_id, run_number, loop, position, item, copy_id, giver, taker)
                SELECT ?, ?, l.loop, l.position, l.item, l.copy, o.id, l.taker
                FROM unnest(?::int[], ?::int[], ?::text[], ?::uuid[], ?::uuid[]) AS l (loop, position, item, copy, taker)
                LEFT JOIN trade_offer o ON o.session_id = ? AND o.copy_id = l.copy""",
                session,
                gathered.run(),
                legs.stream().map(Leg::loop).toList(),
                legs.stream().map(Leg::position).toList(),
                legs.stream().map(leg -> leg.given().name()).toList(),
                legs.stream().map(Leg::copy).toList(),
                legs.stream().map(leg -> leg.taker().offer()).toList(),
                session);
        sql.change(
                """
                UPDATE trade_offer o SET stage = 'TO_FETCH' FROM trade_leg t
                WHERE t.session_id = ? AND t.run_number = ? AND t.giver = o.id""",
                session,
                gathered.run());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
