package cn.yishulai.fairs;

import cn.yishulai.fairs.TradeListText.Family;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads what a run is made of: in the first run all books at the desk, in further ones those that nobody gets, those
 * whose taker went away, free copies on the shelves of the site, and the families that lack a book. Eight statements,
 * however many books there are.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeGathering {

    private static final int MOST_DAYS = 36_500;

    private final TradeSql sql;
    private final Clock clock;

    TradeGathering(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is run, and what its names stand for. */
    record Gathered(TradeSession session, int run, String text, Map<String, TradeItem> items) {}

    /** A family's part in the session. */
    private record Member(UUID listing, String name, long daysWaited) {}

    /**
     * A book that is here, or was given.
     *
     * @param served whether its family gets a book for it
     */
    private record Here(
            UUID offer,
            UUID listing,
            UUID copy,
            UUID volume,
            String item,
            boolean picky,
            boolean present,
            boolean served) {}

    Gathered gather(TradeSession session) {
        int run = Objects.requireNonNull(session.run()).number();
        Map<UUID, Member> members = members(session.id());
        List<Here> here = here(session.id());
        Map<UUID, List<UUID>> wishes = wishes(session.id());
        Map<UUID, Set<UUID>> had = had(session.id());
        Map<UUID, Set<UUID>> wants = wants(session.id());
        Map<String, Map<TradeItem, List<UUID>>> gives = new LinkedHashMap<>();
        List<TradeItem> library = new ArrayList<>();
        Map<UUID, Integer> lacking = new HashMap<>();
        for (Here book : here) {
            Member member = Objects.requireNonNull(members.get(book.listing()));
            if (book.served()) {
                library.add(TradeItem.fromLibrary(book.item(), book.copy(), book.volume()));
                continue;
            }
            TradeItem item = book.present()
                    ? TradeItem.book(book.item(), member.name(), book.offer(), book.copy(), book.volume())
                    : TradeItem.place(book.item() + "-" + run, member.name(), book.offer());
            List<UUID> wanted = wishes.getOrDefault(book.listing(), List.of()).stream()
                    .filter(volume ->
                            !had.getOrDefault(book.listing(), Set.of()).contains(volume))
                    .filter(volume -> !book.picky()
                            || wants.getOrDefault(book.offer(), Set.of()).contains(volume))
                    .toList();
            if (!book.present()) {
                wanted.forEach(volume -> lacking.merge(volume, 1, Integer::sum));
            }
            gives.computeIfAbsent(member.name(), any -> new LinkedHashMap<>()).put(item, wanted);
        }
        library.addAll(shelves(session, lacking));
        Map<String, Long> waited =
                members.values().stream().collect(Collectors.toMap(Member::name, Member::daysWaited));
        List<Family> families = gives.entrySet().stream()
                .map(family -> new Family(family.getKey(), waited.getOrDefault(family.getKey(), 0L), family.getValue()))
                .toList();
        Map<UUID, String> names = volumeNames(session.id(), gives);
        return new Gathered(
                session,
                run,
                TradeListText.of(
                        new TradeListText.Head(session.seed(), run, session.longest()), names, families, library),
                byName(gives, library));
    }

    private static Map<String, TradeItem> byName(
            Map<String, Map<TradeItem, List<UUID>>> gives, List<TradeItem> library) {
        Map<String, TradeItem> items = new HashMap<>();
        gives.values().forEach(family -> family.keySet().forEach(item -> items.put(item.name(), item)));
        library.forEach(item -> items.put(item.name(), item));
        return items;
    }

    /** Days since a family asked for one of its wishes in the waiting line; they decide between equal results. */
    private Map<UUID, Member> members(UUID session) {
        return sql
                .list(
                        row -> new Member(
                                TradeSql.id(row, "id"), row.getString("pseudonym"), row.getLong("days_waited")),
                        """
                        SELECT l.id, l.pseudonym, coalesce((SELECT least(?, extract(day FROM ?::timestamptz - min(r.placed_at)))
                            FROM trade_wish w JOIN swap_request r ON r.household_id = l.household_id AND r.volume_id = w.volume_id
                            WHERE w.listing_id = l.id AND r.state IN ('OPEN', 'PAUSED', 'OFFERED')), 0)::bigint AS days_waited
                        FROM trade_listing l WHERE l.session_id = ?""",
                        MOST_DAYS,
                        clock.instant(),
                        session)
                .stream()
                .collect(Collectors.toMap(Member::listing, member -> member));
    }

    /** Books at the desk without a taker, and families that have given theirs and get none. */
    private List<Here> here(UUID session) {
        return sql.list(
                row -> new Here(
                        TradeSql.id(row, "id"),
                        TradeSql.id(row, "listing_id"),
                        TradeSql.id(row, "copy_id"),
                        TradeSql.id(row, "volume_id"),
                        row.getString("item"),
                        row.getBoolean("picky"),
                        row.getBoolean("present"),
                        row.getBoolean("served")),
                """
                SELECT o.id, o.listing_id, o.copy_id, c.volume_id, o.item, o.picky, o.stage = 'PRESENT' AS present,
                       t.id IS NOT NULL OR o.escrow = 0 AS served
                FROM trade_offer o JOIN copy c ON c.id = o.copy_id
                LEFT JOIN trade_leg t ON t.taker = o.id AND t.state IN ('TO_FETCH', 'FETCHED')
                WHERE o.session_id = ? AND (o.stage = 'PRESENT' AND c.status = 'ON_HOLD_SHELF'
                    OR o.stage IN ('TO_FETCH', 'FETCHED', 'MISSING') AND o.escrow > 0 AND t.id IS NULL)
                ORDER BY o.item""",
                session);
    }

    private Map<UUID, List<UUID>> wishes(UUID session) {
        Map<UUID, List<UUID>> wishes = new HashMap<>();
        sql.list(
                row -> wishes.computeIfAbsent(TradeSql.id(row, "listing_id"), any -> new ArrayList<>())
                        .add(TradeSql.id(row, "volume_id")),
                """
                SELECT w.listing_id, coalesce(v.merged_into, v.id) AS volume_id FROM trade_listing l
                JOIN trade_wish w ON w.listing_id = l.id JOIN volume v ON v.id = w.volume_id
                WHERE l.session_id = ? GROUP BY w.listing_id, coalesce(v.merged_into, v.id) ORDER BY w.listing_id, min(w.rank), 2""",
                session);
        return wishes;
    }

    /** Volumes that a family has from this session, or fetches. */
    private Map<UUID, Set<UUID>> had(UUID session) {
        return pairs(
                """
                SELECT o.listing_id AS one, c.volume_id AS other FROM trade_leg t JOIN trade_offer o ON o.id = t.taker
                JOIN copy c ON c.id = t.copy_id WHERE t.session_id = ? AND t.state IN ('TO_FETCH', 'FETCHED')""",
                session);
    }

    private Map<UUID, Set<UUID>> wants(UUID session) {
        return pairs(
                """
                SELECT w.offer_id AS one, coalesce(v.merged_into, v.id) AS other FROM trade_offer o
                JOIN trade_want w ON w.offer_id = o.id JOIN volume v ON v.id = w.volume_id WHERE o.session_id = ? AND o.picky""",
                session);
    }

    private Map<UUID, Set<UUID>> pairs(String query, UUID session) {
        Map<UUID, Set<UUID>> pairs = new HashMap<>();
        sql.list(
                row -> pairs.computeIfAbsent(TradeSql.id(row, "one"), any -> new HashSet<>())
                        .add(TradeSql.id(row, "other")),
                query,
                session);
        return pairs;
    }

    /** Free copies of what families lack a book for wish, as many as could be taken; the longest free first. */
    private List<TradeItem> shelves(TradeSession session, Map<UUID, Integer> lacking) {
        if (lacking.isEmpty()) {
            return List.of();
        }
        List<UUID> volumes = List.copyOf(lacking.keySet());
        return sql.list(
                row -> TradeItem.fromLibrary(TradeNames.book(), TradeSql.id(row, "id"), TradeSql.id(row, "volume_id")),
                """
                SELECT c.id, c.volume_id FROM unnest(?::uuid[], ?::int[]) AS w (volume, lacking)
                CROSS JOIN LATERAL (SELECT c.id, c.volume_id FROM copy c WHERE c.volume_id = w.volume AND c.status = 'AVAILABLE'
                    AND c.site_id = ? AND NOT EXISTS (SELECT FROM recalled_volume r WHERE r.volume_id = c.volume_id)
                    ORDER BY c.since, c.id LIMIT w.lacking) c""",
                volumes,
                volumes.stream().map(lacking::get).toList(),
                session.site());
    }

    /** Each volume that is wished has a random name in the session, the same in all its runs. */
    private Map<UUID, String> volumeNames(UUID session, Map<String, Map<TradeItem, List<UUID>>> gives) {
        List<UUID> volumes = gives.values().stream()
                .flatMap(family -> family.values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
        sql.change(
                """
                INSERT INTO trade_volume (session_id, volume_id, name) SELECT ?, v.id, v.name FROM unnest(?::uuid[], ?::text[]) AS v (id, name)
                ON CONFLICT (session_id, volume_id) DO NOTHING""",
                session,
                volumes,
                volumes.stream().map(any -> TradeNames.volume()).toList());
        Map<UUID, String> names = new HashMap<>();
        sql.list(
                row -> names.put(TradeSql.id(row, "volume_id"), row.getString("name")),
                "SELECT volume_id, name FROM trade_volume WHERE session_id = ?",
                session);
        return names;
    }
}
