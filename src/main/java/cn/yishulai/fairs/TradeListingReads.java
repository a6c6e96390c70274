package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.TradeListingRows.Listing;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A family's list as it stands, and what became of it. Seven statements, however long it is. */
@ApplicationScoped
@Transactional
public class TradeListingReads {

    private final TradeSessionRows sessions;
    private final TradeListingRows rows;
    private final TradeSql sql;
    private final CopyReads copies;
    private final Volumes volumes;
    private final Clock clock;

    TradeListingReads(
            TradeSessionRows sessions,
            TradeListingRows rows,
            TradeSql sql,
            CopyReads copies,
            Volumes volumes,
            Clock clock) {
        this.sessions = sessions;
        this.rows = rows;
        this.sql = sql;
        this.copies = copies;
        this.volumes = volumes;
        this.clock = clock;
    }

    private record Leg(UUID copy, UUID giver, UUID forCopy, int run, int loop, String item, TradeLegState state) {}

    /** @throws cn.yishulai.kernel.Refused TRADE_SESSION_UNKNOWN, also for a draft; NOT_A_HOUSEHOLD */
    public TradeListingView show(Caller caller, UUID id) {
        UUID household = caller.household();
        TradeSession session = sessions.find(id);
        if (session.state() == TradeState.DRAFT) {
            throw TradeRefusal.TRADE_SESSION_UNKNOWN.because("there is no such trade session");
        }
        Optional<Listing> listing = rows.find(id, household);
        List<TradeOffer> offers = rows.offers(id, household);
        List<Leg> legs = legs(id, household);
        Map<UUID, Optional<String>> wishes = rows.wishes(id, household);
        List<UUID> shown = new ArrayList<>(offers.stream().map(TradeOffer::copy).toList());
        legs.forEach(leg -> shown.add(leg.copy()));
        Map<UUID, CopyView> views = copies.views(shown);
        Map<UUID, VolumeSummary> titles = volumes.summaries(wishes.keySet());
        return new TradeListingView(
                id,
                session.state(),
                listing.map(Listing::version).orElse(0),
                listing.map(Listing::pseudonym).orElse(null),
                session.mayChange(clock.instant()),
                brought(offers, legs, views),
                wishes.entrySet().stream()
                        .map(wish -> new TradeListingView.Wished(
                                Objects.requireNonNull(titles.get(wish.getKey())),
                                wish.getValue().orElse(null)))
                        .toList(),
                legs.stream()
                        .filter(leg ->
                                offers.stream().anyMatch(mine -> mine.copy().equals(leg.forCopy())))
                        .map(leg -> gets(leg, views))
                        .toList());
    }

    private List<TradeListingView.Brought> brought(List<TradeOffer> offers, List<Leg> legs, Map<UUID, CopyView> views) {
        Map<UUID, List<UUID>> wants =
                rows.wants(offers.stream().map(TradeOffer::id).toList());
        Map<UUID, Leg> given = new HashMap<>();
        legs.stream().filter(leg -> leg.state() != TradeLegState.GONE).forEach(leg -> given.put(leg.giver(), leg));
        return offers.stream()
                .map(offer -> {
                    CopyView copy = Objects.requireNonNull(views.get(offer.copy()));
                    Leg leg = given.get(offer.id());
                    return new TradeListingView.Brought(
                            copy.code(),
                            offer.item(),
                            copy.volume(),
                            offer.stage(),
                            offer.ifUnmatched(),
                            wants.get(offer.id()),
                            leg == null ? null : leg.run(),
                            leg == null ? null : leg.loop());
                })
                .toList();
    }

    private static TradeListingView.Gets gets(Leg leg, Map<UUID, CopyView> views) {
        return new TradeListingView.Gets(
                leg.run(),
                leg.loop(),
                leg.item(),
                Objects.requireNonNull(views.get(leg.copy())).volume(),
                Objects.requireNonNull(views.get(leg.forCopy())).code(),
                leg.state());
    }

    /** Of which the family gives or takes. */
    private List<Leg> legs(UUID session, UUID household) {
        return sql.list(
                row -> new Leg(
                        TradeSql.id(row, "copy_id"),
                        row.getObject("giver", UUID.class),
                        TradeSql.id(row, "for_copy"),
                        row.getInt("run_number"),
                        row.getInt("loop"),
                        row.getString("item"),
                        TradeLegState.valueOf(row.getString("state"))),
                """
                SELECT t.copy_id, t.giver, k.copy_id AS for_copy, t.run_number, t.loop, t.item, t.state
                FROM trade_listing l JOIN trade_offer o ON o.listing_id = l.id
                JOIN trade_leg t ON t.taker = o.id OR t.giver = o.id JOIN trade_offer k ON k.id = t.taker
                WHERE l.session_id = ? AND l.household_id = ? GROUP BY t.id, k.copy_id ORDER BY t.run_number, t.loop, t.position""",
                session,
                household);
    }
}
