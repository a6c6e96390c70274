package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What families brought and wished, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeListingRows {

    static final String OFFER =
            """
            SELECT o.id, o.listing_id, l.household_id, o.copy_id, o.item, o.picky, o.if_unmatched, o.stage, o.escrow, o.held_as
            FROM trade_offer o JOIN trade_listing l ON l.id = o.listing_id
            """;

    private final TradeSql sql;

    TradeListingRows(TradeSql sql) {
        this.sql = sql;
    }

    /** A family in a session. */
    record Listing(UUID id, String pseudonym, int version) {}

    /** A copy that somebody names by its code. */
    record Named(UUID id, String code, UUID household, String status, String disposition, boolean inHomeSwap) {}

    /** The family's row, made if there is none, and locked: one phone of the family saves at a time. */
    Listing lock(UUID session, UUID household, Instant now) {
        sql.change(
                """
                INSERT INTO trade_listing (session_id, household_id, pseudonym, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (session_id, household_id) WHERE NOT joined DO NOTHING""",
                session,
                household,
                TradeNames.family(),
                now);
        return sql.one(
                        TradeListingRows::listing,
                        "SELECT id, pseudonym, version FROM trade_listing"
                                + " WHERE session_id = ? AND household_id = ? AND NOT joined FOR UPDATE",
                        session,
                        household)
                .orElseThrow();
    }

    Optional<Listing> find(UUID session, UUID household) {
        return sql.one(
                TradeListingRows::listing,
                "SELECT id, pseudonym, version FROM trade_listing WHERE session_id = ? AND household_id = ? AND NOT joined",
                session,
                household);
    }

    private static Listing listing(ResultSet row) throws SQLException {
        return new Listing(TradeSql.id(row, "id"), row.getString("pseudonym"), row.getInt("version"));
    }

    void saved(Listing listing, Instant now) {
        sql.change("UPDATE trade_listing SET version = version + 1, changed_at = ? WHERE id = ?", now, listing.id());
    }

    /** The family's books in the session, those too that it takes part with no more. */
    List<TradeOffer> offers(UUID session, UUID household) {
        return sql.list(
                TradeListingRows::offer,
                OFFER + "WHERE o.session_id = ? AND l.household_id = ? ORDER BY o.id",
                session,
                household);
    }

    /** Locked until the end of the transaction. The copy is locked before. */
    Optional<TradeOffer> lockOf(UUID session, UUID copy) {
        return sql.one(
                TradeListingRows::offer,
                OFFER + "WHERE o.session_id = ? AND o.copy_id = ? FOR UPDATE OF o",
                session,
                copy);
    }

    /** Locked until the end of the transaction. */
    TradeOffer lock(UUID offer) {
        return sql.one(TradeListingRows::offer, OFFER + "WHERE o.id = ? FOR UPDATE OF o", offer)
                .orElseThrow();
    }

    /** Copies by code, whatever their family. */
    Map<String, Named> named(Collection<String> codes) {
        Map<String, Named> named = new HashMap<>();
        sql.list(
                row -> named.put(
                        row.getString("code"),
                        new Named(
                                TradeSql.id(row, "id"),
                                row.getString("code"),
                                row.getObject("household_id", UUID.class),
                                row.getString("status"),
                                String.valueOf(row.getString("disposition")),
                                row.getBoolean("in_home_swap"))),
                """
                SELECT c.id, c.code, c.household_id, c.status, c.disposition,
                       EXISTS (SELECT FROM home_swap_leg h WHERE h.copy_id = c.id AND h.open) AS in_home_swap
                FROM copy c WHERE c.code = ANY (?::text[])""",
                codes);
        return named;
    }

    /** The volumes as they are called now: one that was merged into another is the other. */
    Map<UUID, UUID> settled(Collection<UUID> volumes) {
        Map<UUID, UUID> settled = new HashMap<>();
        sql.list(
                row -> settled.put(TradeSql.id(row, "id"), TradeSql.id(row, "settled")),
                "SELECT id, coalesce(merged_into, id) AS settled FROM volume WHERE id = ANY (?::uuid[])",
                volumes);
        return settled;
    }

    void add(UUID session, Listing listing, UUID copy) {
        sql.change(
                """
                INSERT INTO trade_offer (session_id, listing_id, copy_id, item, if_unmatched) VALUES (?, ?, ?, ?, 'STOCK')
                ON CONFLICT (session_id, copy_id) DO UPDATE SET stage = 'LISTED', listing_id = excluded.listing_id""",
                session,
                listing.id(),
                copy,
                TradeNames.book());
    }

    void stage(UUID offer, TradeStage stage) {
        sql.change("UPDATE trade_offer SET stage = ? WHERE id = ?", stage, offer);
    }

    void present(TradeOffer offer, long escrow, Instant now) {
        sql.change(
                "UPDATE trade_offer SET stage = 'PRESENT', present_at = ?, escrow = ? WHERE id = ?",
                now,
                escrow,
                offer.id());
    }

    /** Nothing is held for it any more. */
    void paid(TradeOffer offer) {
        sql.change("UPDATE trade_offer SET escrow = 0 WHERE id = ?", offer.id());
    }

    void heldAgain(TradeOffer offer, long credits, UUID reference) {
        sql.change("UPDATE trade_offer SET escrow = ?, held_as = ? WHERE id = ?", credits, reference, offer.id());
    }

    /** What the copies are given for, and what becomes of them if nobody takes them; by copy. */
    void terms(UUID session, Map<UUID, TradeEnd> ends, Map<UUID, Set<UUID>> onlyFor) {
        List<UUID> copies = List.copyOf(ends.keySet());
        sql.change(
                """
                UPDATE trade_offer o SET if_unmatched = t.ending, picky = t.picky
                FROM unnest(?::uuid[], ?::text[], ?::text[]::boolean[]) AS t (copy, ending, picky)
                WHERE o.session_id = ? AND o.copy_id = t.copy""",
                copies,
                copies.stream().map(copy -> ends.get(copy).name()).toList(),
                copies.stream()
                        .map(copy -> String.valueOf(onlyFor.containsKey(copy)))
                        .toList(),
                session);
        sql.change(
                """
                DELETE FROM trade_want w USING trade_offer o
                WHERE o.id = w.offer_id AND o.session_id = ? AND o.copy_id = ANY (?::uuid[])""",
                session,
                copies);
        List<UUID> giving = new ArrayList<>();
        List<UUID> volumes = new ArrayList<>();
        onlyFor.forEach((copy, wanted) -> wanted.forEach(volume -> {
            giving.add(copy);
            volumes.add(volume);
        }));
        sql.change(
                """
                INSERT INTO trade_want (offer_id, volume_id)
                SELECT o.id, t.volume FROM unnest(?::uuid[], ?::uuid[]) AS t (copy, volume)
                JOIN trade_offer o ON o.session_id = ? AND o.copy_id = t.copy""",
                giving,
                volumes,
                session);
    }

    /** In this order, and no others. */
    void wishes(Listing listing, List<UUID> volumes) {
        sql.change("DELETE FROM trade_wish WHERE listing_id = ?", listing.id());
        sql.change(
                """
                INSERT INTO trade_wish (listing_id, volume_id, rank)
                SELECT ?, w.id, w.rank FROM unnest(?::uuid[]) WITH ORDINALITY AS w (id, rank)""",
                listing.id(),
                volumes);
    }

    /** The family's wishes, the dearest first, with their names in what is published. */
    Map<UUID, Optional<String>> wishes(UUID session, UUID household) {
        Map<UUID, Optional<String>> wishes = new LinkedHashMap<>();
        sql.list(
                row -> wishes.put(TradeSql.id(row, "volume_id"), Optional.ofNullable(row.getString("name"))),
                """
                SELECT w.volume_id, v.name FROM trade_listing l JOIN trade_wish w ON w.listing_id = l.id
                LEFT JOIN trade_volume v ON v.session_id = l.session_id AND v.volume_id = w.volume_id
                WHERE l.session_id = ? AND l.household_id = ? ORDER BY w.rank, w.volume_id""",
                session,
                household);
        return wishes;
    }

    /** What picky offers are given for. */
    Map<UUID, List<UUID>> wants(Collection<UUID> offers) {
        return sql
                .list(
                        row -> Map.entry(TradeSql.id(row, "offer_id"), TradeSql.id(row, "volume_id")),
                        """
                        SELECT t.offer_id, t.volume_id FROM trade_want t JOIN trade_offer o ON o.id = t.offer_id
                        WHERE t.offer_id = ANY (?::uuid[]) AND o.picky ORDER BY t.offer_id, t.volume_id""",
                        offers)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static TradeOffer offer(ResultSet row) throws SQLException {
        return new TradeOffer(
                TradeSql.id(row, "id"),
                TradeSql.id(row, "listing_id"),
                TradeSql.id(row, "household_id"),
                TradeSql.id(row, "copy_id"),
                row.getString("item"),
                row.getBoolean("picky"),
                TradeEnd.valueOf(row.getString("if_unmatched")),
                TradeStage.valueOf(row.getString("stage")),
                row.getLong("escrow"),
                TradeSql.id(row, "held_as"));
    }
}
