package cn.yishulai.fairs;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The trade sessions of a family. Two families that become one keep what both brought, and fetch what both get; a book
 * whose family goes, or that goes to another family, takes part no more.
 */
@ApplicationScoped
class TradeRecords implements FamilyRecords {

    private final TradeSql sql;
    private final TradeListings listings;
    private final TradeListingRows rows;
    private final TradeLegs legs;
    private final CopyReads copies;
    private final Ledger ledger;
    private final KeptReads kept;

    TradeRecords(
            TradeSql sql,
            TradeListings listings,
            TradeListingRows rows,
            TradeLegs legs,
            CopyReads copies,
            Ledger ledger,
            KeptReads kept) {
        this.sql = sql;
        this.listings = listings;
        this.rows = rows;
        this.legs = legs;
        this.copies = copies;
        this.ledger = ledger;
        this.kept = kept;
    }

    @Override
    public String room() {
        return "fairs trades";
    }

    @Override
    public Set<String> columns() {
        return Set.of("trade_listing.household_id", "trade_leg.done_by");
    }

    /** In a session where both are, the one list takes up the other's wishes behind its own. */
    @Override
    public void merged(Merger merger) {
        sql.change(
                """
                INSERT INTO trade_wish (listing_id, volume_id, rank)
                SELECT i.id, w.volume_id, w.rank + 1000 FROM trade_listing f JOIN trade_wish w ON w.listing_id = f.id
                JOIN trade_listing i ON i.session_id = f.session_id AND i.household_id = ? AND NOT i.joined
                WHERE f.household_id = ? AND NOT f.joined ON CONFLICT (listing_id, volume_id) DO NOTHING""",
                merger.into(),
                merger.from());
        sql.change(
                """
                DELETE FROM trade_wish w USING trade_listing f, trade_listing i
                WHERE w.listing_id = f.id AND f.household_id = ? AND NOT f.joined
                  AND i.session_id = f.session_id AND i.household_id = ? AND NOT i.joined""",
                merger.from(),
                merger.into());
        sql.change(
                """
                UPDATE trade_offer o SET listing_id = i.id FROM trade_listing f, trade_listing i
                WHERE o.listing_id = f.id AND f.household_id = ? AND NOT f.joined
                  AND i.session_id = f.session_id AND i.household_id = ? AND NOT i.joined""",
                merger.from(),
                merger.into());
        sql.change(
                """
                UPDATE trade_listing f SET household_id = ?, joined = f.joined OR EXISTS (SELECT FROM trade_listing i
                    WHERE i.session_id = f.session_id AND i.household_id = ? AND NOT i.joined) WHERE f.household_id = ?""",
                merger.into(),
                merger.into(),
                merger.from());
    }

    /** Books that go along to another family are withdrawn, as far as they are still at home. */
    @Override
    public void moved(MoveOut move) {
        Set<UUID> going = move.copies().stream()
                .map(code -> copies.find(code).map(CopyFacts::id))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        open(move.from()).stream()
                .filter(offer -> offer.stage() == TradeStage.LISTED && going.contains(offer.copy()))
                .forEach(offer -> listings.withdrawAtHome(move.actor(), offer));
    }

    /** Nobody is left: what is at home stays there, what is at the desk is left to the library and to others. */
    @Override
    public void erased(Erasure erasure) {
        if (!erasure.lastOfAll()) {
            return;
        }
        for (TradeOffer offer : open(erasure.household())) {
            if (offer.stage() == TradeStage.LISTED) {
                listings.withdrawAtHome(erasure.actor(), offer);
            }
        }
        sql.list(
                        TradeListingRows::offer,
                        TradeListingRows.OFFER
                                + "WHERE l.household_id = ? AND o.escrow > 0 ORDER BY o.copy_id FOR UPDATE OF o",
                        erasure.household())
                .forEach(offer -> giveUp(offer, erasure.actor()));
        sql.change(
                "DELETE FROM trade_wish w USING trade_listing l WHERE l.id = w.listing_id AND l.household_id = ?",
                erasure.household());
    }

    private void giveUp(TradeOffer offer, UUID actor) {
        legs.breakTakeOf(offer);
        ledger.post(
                CreditKind.RELEASE,
                new Credits(offer.escrow()),
                new Posting(offer.household(), actor, offer.heldAs(), null, "the family left a trade session"));
        rows.paid(offer);
    }

    private List<TradeOffer> open(UUID household) {
        return sql.list(
                TradeListingRows::offer,
                TradeListingRows.OFFER + "WHERE l.household_id = ? AND o.open ORDER BY o.copy_id",
                household);
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(
                kept.read(
                        "trade-sessions",
                        new Kept.Words("换书会：带来的书", "Trade sessions: books brought"),
                        List.of(
                                new Kept.Words("换书会", "Session"),
                                new Kept.Words("化名", "Published name"),
                                new Kept.Words("书", "Book"),
                                new Kept.Words("书的化名", "Published name of the book"),
                                new Kept.Words("进展", "State"),
                                new Kept.Words("送到时间", "Brought"),
                                new Kept.Words("换到", "Got for it"),
                                new Kept.Words("领取时间", "Fetched")),
                        """
                        SELECT s.title, l.pseudonym, concat_ws(' ', e.title, v.label) AS book, o.item, 'TRADE_' || o.stage AS state,
                               o.present_at, concat_ws(' ', f.title, u.label) AS got, t.done_at
                        FROM trade_listing l JOIN trade_session s ON s.id = l.session_id JOIN trade_offer o ON o.listing_id = l.id
                        JOIN copy c ON c.id = o.copy_id JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
                        LEFT JOIN trade_leg t ON t.taker = o.id AND t.state IN ('TO_FETCH', 'FETCHED')
                        LEFT JOIN copy d ON d.id = t.copy_id LEFT JOIN volume u ON u.id = d.volume_id LEFT JOIN edition f ON f.id = u.edition_id
                        WHERE l.household_id = ?1 ORDER BY s.list_until, o.item""",
                        household),
                kept.read(
                        "trade-wishes",
                        new Kept.Words("换书会：想要的书", "Trade sessions: wishes"),
                        List.of(
                                new Kept.Words("换书会", "Session"),
                                new Kept.Words("书", "Book"),
                                new Kept.Words("顺序", "Rank")),
                        """
                        SELECT s.title, concat_ws(' ', e.title, v.label) AS book, w.rank
                        FROM trade_listing l JOIN trade_session s ON s.id = l.session_id JOIN trade_wish w ON w.listing_id = l.id
                        JOIN volume v ON v.id = w.volume_id JOIN edition e ON e.id = v.edition_id
                        WHERE l.household_id = ?1 ORDER BY s.list_until, w.rank, book""",
                        household));
    }
}
