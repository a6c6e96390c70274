package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_UNPLANNED;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_WRONG;

import cn.yishulai.fairs.FairStockDemand.Defaults;
import cn.yishulai.fairs.FairStockDemand.Offered;
import cn.yishulai.fairs.FairStockPlanRows.Kept;
import cn.yishulai.fairs.FairStockPlanRows.Lender;
import cn.yishulai.fairs.FairStockPlanRows.Plan;
import cn.yishulai.fairs.FairStockPlanRows.Quota;
import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which copies go to a fair. Proposed from what people near the venue wish for, what moved at earlier fairs and how many
 * people are expected; never a copy that is claimed, kept, recalled or waited for, and of every site only what it can
 * spare. People change it, and a new proposal leaves alone what they said.
 */
@ApplicationScoped
@Transactional
public class FairStockPlans {

    private final FairStockAccess access;
    private final FairStockDemand demand;
    private final FairStockPlanRows rows;
    private final Sites sites;
    private final Staff staff;
    private final Audit audit;

    FairStockPlans(
            FairStockAccess access,
            FairStockDemand demand,
            FairStockPlanRows rows,
            Sites sites,
            Staff staff,
            Audit audit) {
        this.access = access;
        this.demand = demand;
        this.rows = rows;
        this.sites = sites;
        this.staff = staff;
        this.audit = audit;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS, FAIR_STOCK_UNPLANNED */
    public FairStockPlanView show(Caller caller, UUID fair) {
        access.readFor(caller, fair);
        return find(fair).orElseThrow(() -> FAIR_STOCK_UNPLANNED.because("nobody has planned the stock of this fair"));
    }

    Optional<FairStockPlanView> find(UUID fair) {
        return rows.find(fair).map(this::view);
    }

    /** The main classes, and what no record classifies. */
    public List<FairClassView> classes() {
        return Stream.concat(rows.classes().stream(), Stream.of(FairClassView.none()))
                .toList();
    }

    /**
     * Proposes anew. What is packed, what people put on the list or took off it, and what was not found stays as it is.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_STOCK_WRONG, SITE_NOT_YOURS, SITE_UNKNOWN,
     *     SITE_CLOSED_DOWN
     */
    public FairStockPlanView plan(Caller caller, UUID fairId, FairStockPlanForm form) {
        form.requireSound();
        FairStockSite fair = access.share(fairId, FairStockAccess.PLANNED);
        caller.requireSite(fair.venue());
        rows.lock(fairId);
        Defaults defaults = demand.defaults();
        List<UUID> earlier = demand.earlier(fairId, defaults.earlierFairs());
        Optional<Plan> before = rows.find(fairId);
        List<Lender> lenders = lenders(fair, form, defaults);
        Plan plan = worked(fair, form, before, defaults, lenders, caller.personId(), earlier);
        rows.save(plan);
        rows.lenders(fairId, lenders);
        List<Kept> kept = rows.clear(fairId);
        int open = Math.max(0, plan.copies() - kept.size());
        List<Offered> offered = demand.candidates(
                fair, lenders.stream().map(Lender::site).toList(), earlier, defaults, Math.max(plan.copies(), 1));
        List<Quota> quotas = quotas(fair, form, demand.moved(earlier), demand.lendable(offered));
        rows.quotas(fairId, quotas);
        List<Offered> chosen = chosen(open, plan.perTitle(), quotas, lenders, offered, kept);
        rows.propose(fairId, chosen, caller.personId());
        audit.record(
                caller.actor(),
                "fair-stock.plan",
                "fair:" + fairId,
                Map.of("copies", plan.copies(), "proposed", chosen.size() + kept.size()));
        return view(plan);
    }

    private Plan worked(
            FairStockSite fair,
            FairStockPlanForm form,
            Optional<Plan> before,
            Defaults defaults,
            List<Lender> lenders,
            UUID by,
            List<UUID> earlier) {
        Optional<Double> measured = demand.handedOverPerPlace(earlier);
        double perPlace = measured.orElse(defaults.perPlace());
        int places = demand.places(fair.id());
        int expected = (int) Math.ceil(places * perPlace * (100 + defaults.reserveShare()) / 100);
        return new Plan(
                fair.id(),
                said(form.copies(), before.map(Plan::copies), Math.min(expected, 20_000)),
                places,
                Math.round(perPlace * 100) / 100.0,
                measured.isPresent(),
                returnSite(fair, form, before, lenders),
                said(form.perTitle(), before.map(Plan::perTitle), defaults.perTitle()),
                said(form.emptyBelow(), before.map(Plan::emptyBelow), defaults.emptyBelow()),
                said(form.signOffAbove(), before.map(Plan::signOffAbove), defaults.signOffAbove()),
                by,
                null);
    }

    private static int said(@Nullable Integer now, Optional<Integer> before, int usually) {
        return now != null ? now : before.orElse(usually);
    }

    /** What was brought to the fair goes to the site that lends most, unless the fair is at a library. */
    private UUID returnSite(FairStockSite fair, FairStockPlanForm form, Optional<Plan> before, List<Lender> lenders) {
        if (form.returnSiteId() != null) {
            UUID said = Sites.id(form.returnSiteId());
            sites.requireOpen(Set.of(said));
            return said;
        }
        return before.map(Plan::returnSite)
                .orElseGet(() -> lenders.stream().findFirst().map(Lender::site).orElse(fair.venue()));
    }

    private List<Lender> lenders(FairStockSite fair, FairStockPlanForm form, Defaults defaults) {
        if (form.lenders() == null) {
            List<Lender> before = rows.lenders(fair.id());
            return before.isEmpty()
                    ? demand.stock(fair.venue(), defaults.lenders()).stream()
                            .map(stock -> new Lender(stock.site(), stock.free(), defaults.keepOf(stock.free()), 0))
                            .toList()
                    : counted(before);
        }
        List<UUID> named =
                form.lenders().stream().map(FairStockPlanForm.Lender::site).toList();
        sites.requireOpen(named);
        if (named.contains(fair.venue())) {
            throw FAIR_STOCK_WRONG.because("the venue does not lend to itself");
        }
        Map<UUID, Integer> free = demand.freeAt(named);
        return form.lenders().stream()
                .map(lender -> {
                    int now = free.getOrDefault(lender.site(), 0);
                    int keep = lender.keep() == null ? defaults.keepOf(now) : lender.keep();
                    return new Lender(lender.site(), now, keep, 0);
                })
                .toList();
    }

    private List<Lender> counted(List<Lender> before) {
        Map<UUID, Integer> free =
                demand.freeAt(before.stream().map(Lender::site).toList());
        return before.stream()
                .map(lender -> new Lender(lender.site(), free.getOrDefault(lender.site(), 0), lender.keep(), 0))
                .toList();
    }

    /** Every class that somebody said something of, that is wished for, moved before, or can be lent. */
    private List<Quota> quotas(
            FairStockSite fair, FairStockPlanForm form, Map<String, Integer> moved, Map<String, Integer> lendable) {
        Map<String, Quota> before = rows.before(fair.id());
        Map<String, FairStockPlanForm.Quota> said = form.quotas() == null
                ? Map.of()
                : form.quotas().stream()
                        .collect(Collectors.toMap(FairStockPlanForm.Quota::letter, Function.identity()));
        Set<String> known = classes().stream().map(FairClassView::letter).collect(Collectors.toSet());
        if (!known.containsAll(said.keySet())) {
            throw FAIR_STOCK_WRONG.because("a class is one of the 22 of the classification, or NONE");
        }
        Map<String, Integer> wishes = demand.wishesNear(fair.venue());
        List<Quota> quotas = new ArrayList<>();
        for (String letter : known) {
            Quota old = before.get(letter);
            FairStockPlanForm.Quota now = said.get(letter);
            quotas.add(new Quota(
                    letter,
                    now != null
                            ? FairStockPlanForm.least(now)
                            : old == null || form.quotas() != null ? 0 : old.atLeast(),
                    now != null ? now.atMost() : old == null || form.quotas() != null ? null : old.atMost(),
                    wishes.getOrDefault(letter, 0),
                    moved.getOrDefault(letter, 0),
                    lendable.getOrDefault(letter, 0),
                    0,
                    0));
        }
        return quotas;
    }

    private static List<Offered> chosen(
            int copies,
            int perTitle,
            List<Quota> quotas,
            List<Lender> lenders,
            List<Offered> offered,
            List<Kept> kept) {
        Map<String, Long> ofClass = kept.stream().collect(Collectors.groupingBy(Kept::letter, Collectors.counting()));
        Map<UUID, Long> waiting = kept.stream()
                .filter(copy -> !copy.packed())
                .collect(Collectors.groupingBy(Kept::site, Collectors.counting()));
        List<FairStockChoice.Quota> wanted = quotas.stream()
                .map(quota -> {
                    int has = ofClass.getOrDefault(quota.letter(), 0L).intValue();
                    Integer most = quota.atMost() == null ? null : Math.max(0, quota.atMost() - has);
                    return new FairStockChoice.Quota(
                            quota.letter(), Math.max(0, quota.atLeast() - has), most, quota.wishes(), quota.moved());
                })
                .toList();
        List<FairStockChoice.Lender> spare = lenders.stream()
                .map(lender -> new FairStockChoice.Lender(
                        lender.site(),
                        Math.max(
                                0,
                                lender.free()
                                        - lender.keep()
                                        - waiting.getOrDefault(lender.site(), 0L)
                                                .intValue())))
                .toList();
        Set<UUID> taken =
                FairStockChoice.of(
                                copies,
                                wanted,
                                spare,
                                offered.stream().map(Offered::candidate).toList(),
                                perTitle)
                        .stream()
                        .map(FairStockChoice.Candidate::copy)
                        .collect(Collectors.toCollection(HashSet::new));
        return offered.stream()
                .filter(copy -> taken.contains(copy.candidate().copy()))
                .toList();
    }

    private FairStockPlanView view(Plan saved) {
        Plan plan = rows.find(saved.fair()).orElse(saved);
        List<Quota> quotas = rows.quotas(plan.fair());
        List<Lender> lenders = rows.lenders(plan.fair());
        Map<String, FairClassView> names =
                classes().stream().collect(Collectors.toMap(FairClassView::letter, Function.identity()));
        Map<UUID, SiteName> where = sites.names(withReturn(lenders, plan.returnSite()));
        return new FairStockPlanView(
                plan.copies(),
                quotas.stream().mapToInt(Quota::proposed).sum(),
                plan.places(),
                plan.perPlace(),
                plan.measured(),
                Objects.requireNonNull(where.get(plan.returnSite())),
                plan.perTitle(),
                plan.emptyBelow(),
                plan.signOffAbove(),
                quotas.stream()
                        .map(quota -> new FairStockPlanView.Quota(
                                names.getOrDefault(quota.letter(), FairClassView.none()),
                                quota.atLeast(),
                                quota.atMost(),
                                quota.wishes(),
                                quota.moved(),
                                quota.lendable(),
                                quota.proposed(),
                                quota.picked()))
                        .toList(),
                lenders.stream()
                        .map(lender -> new FairStockPlanView.Lender(
                                Objects.requireNonNull(where.get(lender.site())),
                                lender.free(),
                                lender.keep(),
                                lender.proposed()))
                        .toList(),
                staff.displayNames(Set.of(plan.by())).get(plan.by()),
                Objects.requireNonNull(plan.at()).atZone(OpeningCalendar.CITY).toOffsetDateTime());
    }

    private static Collection<UUID> withReturn(List<Lender> lenders, UUID returnSite) {
        Set<UUID> ids = lenders.stream().map(Lender::site).collect(Collectors.toCollection(HashSet::new));
        ids.add(returnSite);
        return ids;
    }
}
