package cn.yishulai.fairs;

import static cn.yishulai.fairs.TableRefusal.COUPON_LANES_DRAWN;

import cn.yishulai.fairs.CouponRows.Family;
import cn.yishulai.fairs.CouponRows.Lane;
import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the credits of the families are split for tables without network, decided and shown before the day. */
@ApplicationScoped
@Transactional
public class Coupons {

    /** What another extra would mean is shown up to this one. */
    private static final int CHOICES = 3;

    private final FairStockAccess access;
    private final CouponRows rows;
    private final TableRows tables;
    private final Audit audit;

    Coupons(FairStockAccess access, CouponRows rows, TableRows tables, Audit audit) {
        this.access = access;
        this.rows = rows;
        this.tables = tables;
        this.audit = audit;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS */
    public CouponsView show(Caller caller, UUID fairId) {
        FairStockSite fair = access.read(fairId);
        caller.requireSite(fair.venue());
        return view(fair);
    }

    /**
     * @throws cn.yishulai.kernel.Refused COUPON_LANES_DRAWN when a device works with them already, FAIR_NOT_READY,
     *     FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public CouponsView plan(Caller caller, UUID fairId, CouponLanes lanes) {
        FairStockSite fair = access.share(fairId, FairStockAccess.PLANNED);
        caller.requireSite(fair.venue());
        rows.lock(fairId);
        int drawn = rows.drawn(fairId, fair.epoch()).size();
        if (drawn > 0) {
            throw COUPON_LANES_DRAWN.because(
                    "%d devices work with the lanes of this fair".formatted(drawn), Map.of("devices", drawn));
        }
        rows.plan(fairId, lanes, caller.personId());
        audit.record(
                caller.actor(),
                "fair-coupons.plan",
                "fair:" + fairId,
                Map.of("lanes", lanes.lanes(), "extra", lanes.extra(), "unlisted", lanes.unlisted()));
        return view(fair);
    }

    private CouponsView view(FairStockSite fair) {
        CouponLanes lanes = rows.plan(fair.id());
        List<Family> families = rows.families(fair);
        Map<Integer, Lane> drawn = rows.drawn(fair.id(), fair.epoch()).stream()
                .collect(Collectors.toMap(Lane::number, Function.identity()));
        return new CouponsView(
                lanes.lanes(),
                lanes.extra(),
                lanes.unlisted(),
                !drawn.isEmpty(),
                families.size(),
                families.stream().mapToLong(Family::credits).sum(),
                families.stream()
                        .mapToLong(of -> lanes.coupons(of.credits(), of.household()))
                        .sum(),
                overspent(lanes, families),
                tables.covered(fair.id()),
                IntStream.rangeClosed(1, lanes.lanes())
                        .mapToObj(lane -> CouponsView.OfLane.of(lane, planned(lanes, families, lane), drawn.get(lane)))
                        .toList(),
                IntStream.rangeClosed(0, Math.max(CHOICES, lanes.extra()))
                        .mapToObj(lanes::withExtra)
                        .map(other -> choice(other, families))
                        .toList());
    }

    private static CouponsView.Choice choice(CouponLanes lanes, List<Family> families) {
        long anywhere = families.stream()
                .filter(of -> lanes.anywhere(of.credits(), of.household()))
                .count();
        return new CouponsView.Choice(lanes.extra(), Math.toIntExact(anywhere), overspent(lanes, families));
    }

    private static long overspent(CouponLanes lanes, List<Family> families) {
        return families.stream()
                .mapToLong(of -> lanes.overspent(of.credits(), of.household()))
                .sum();
    }

    private static long planned(CouponLanes lanes, List<Family> families, int lane) {
        return families.stream()
                .mapToLong(of -> lanes.coupons(of.credits(), of.household(), lane))
                .sum();
    }
}
