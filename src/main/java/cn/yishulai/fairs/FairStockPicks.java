package cn.yishulai.fairs;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.copies.CopyRefusal.COPY_NOT_AVAILABLE;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_NOT_LISTED;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_UNPLANNED;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_WANTED;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.FairPickRows.Line;
import cn.yishulai.fairs.FairPickView.Result;
import cn.yishulai.fairs.FairPickView.Source;
import cn.yishulai.fairs.FairStockForms.Changes;
import cn.yishulai.fairs.FairStockForms.Missed;
import cn.yishulai.fairs.FairStockForms.Pick;
import cn.yishulai.fairs.FairStockLoads.Way;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.BooksAside;
import cn.yishulai.swaps.TransferScan;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pick list of a fair at a site: in the order of the shelves, taken off them and into a van load by one scan. The fair
 * is shared first, then the line of the volume, the copy and the load are held.
 */
@ApplicationScoped
@Transactional
public class FairStockPicks {

    /** So many of the same class are shown in place of one that is not there. */
    private static final int SUBSTITUTES = 5;

    private final FairStockAccess access;
    private final FairStockDemand demand;
    private final FairStockPlanRows plans;
    private final FairPickRows rows;
    private final FairStockLoads loads;
    private final Transfers transfers;
    private final BooksAside books;
    private final CopyReads copies;
    private final Sites sites;

    FairStockPicks(
            FairStockAccess access,
            FairStockDemand demand,
            FairStockPlanRows plans,
            FairPickRows rows,
            FairStockLoads loads,
            Transfers transfers,
            BooksAside books,
            CopyReads copies,
            Sites sites) {
        this.access = access;
        this.demand = demand;
        this.plans = plans;
        this.rows = rows;
        this.loads = loads;
        this.transfers = transfers;
        this.books = books;
        this.copies = copies;
        this.sites = sites;
    }

    /**
     * @param state null for all of them
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS, SITE_UNKNOWN
     */
    public FairPickView.Sheet list(
            Caller caller,
            UUID fairId,
            UUID site,
            FairPickView.@Nullable State state,
            @Nullable String after,
            int limit) {
        access.read(fairId);
        caller.requireSite(site);
        SiteName name = sites.name(site);
        @Nullable UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        Page<Line> page = Page.cut(rows.list(fairId, site, state, last, limit + 1), limit, line -> line.copy()
                .toString());
        Map<UUID, CopyView> shown =
                copies.views(page.items().stream().map(Line::copy).toList());
        return new FairPickView.Sheet(
                progress(fairId, name),
                page.items().stream()
                        .map(line -> new FairPickView(
                                Objects.requireNonNull(shown.get(line.copy())),
                                line.letter(),
                                line.shelf(),
                                line.source(),
                                line.reasons(),
                                line.state()))
                        .toList(),
                page.nextAfter());
    }

    /**
     * A copy is in the hand: it goes into the van load of the fair from this site. One that is not on the list may go for
     * another of its class that was not found, or when somebody says that it shall.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_STOCK_NOT_LISTED, FAIR_STOCK_WANTED, FAIR_NOT_READY, FAIR_UNKNOWN, and as
     *     {@link Transfers#pack}
     */
    public FairPickView.Scan pick(Caller caller, UUID fairId, Pick form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.PACKED);
        UUID site = form.site();
        caller.requireSite(site);
        SiteName name = sites.name(site);
        CopyFacts copy = books.lock(form.copy());
        Optional<FairStockLoads.Load> before = loads.carrying(copy.id())
                .filter(load -> load.fair().equals(fairId) && load.way() == Way.OUT && load.epoch() == fair.epoch());
        if (before.isPresent()) {
            return scan(
                    Result.ALREADY,
                    fairId,
                    name,
                    transfers.pack(caller, before.get().code(), copy.code()));
        }
        requireFree(copy, site);
        Result result = listed(caller, fairId, site, copy, form.wanted());
        FairStockLoads.Load load = loads.open(caller, fair, Way.OUT, site);
        return scan(result, fairId, name, transfers.pack(caller, load.code(), copy.code()));
    }

    private void requireFree(CopyFacts copy, UUID site) {
        requireHere(copy, site);
        if (demand.isWanted(copy.volume())) {
            throw FAIR_STOCK_WANTED.because("readers wait for the title of copy " + copy.code());
        }
    }

    private static void requireHere(CopyFacts copy, UUID site) {
        if (copy.status() != CopyStatus.AVAILABLE) {
            throw COPY_NOT_AVAILABLE.because(
                    "copy %s is %s".formatted(copy.code(), copy.status()), Map.of("copyStatus", copy.status()));
        }
        if (!copy.isAt(site)) {
            throw COPY_ELSEWHERE.because(
                    "copy %s is not at this site".formatted(copy.code()), Map.of("copyStatus", copy.status()));
        }
    }

    private Result listed(Caller caller, UUID fair, UUID site, CopyFacts copy, boolean wanted) {
        Optional<FairPickRows.Listed> line = rows.find(fair, copy.id());
        if (line.isPresent() && !line.get().state().equals("DROPPED")) {
            if (!line.get().state().equals("TO_PICK")) {
                rows.mark(fair, copy.id(), "TO_PICK", caller.personId());
            }
            return Result.PICKED;
        }
        if (plans.find(fair).isEmpty()) {
            throw FAIR_STOCK_UNPLANNED.because("nobody has planned the stock of this fair");
        }
        String letter = rows.letterOf(copy.volume());
        boolean substitute = line.isEmpty() && rows.substitute(fair, site, letter);
        if (!substitute && !wanted) {
            throw FAIR_STOCK_NOT_LISTED.because("copy %s is not on the list".formatted(copy.code()));
        }
        rows.put(fair, copy.id(), letter, substitute ? Source.SUBSTITUTE : Source.PEOPLE, caller.personId());
        return substitute ? Result.SUBSTITUTE : Result.EXTRA;
    }

    /** It is not on its shelf: noted, and what of its class may go for it. @throws FAIR_STOCK_NOT_LISTED */
    public FairPickView.NotFound notFound(Caller caller, UUID fairId, Missed form) {
        access.share(fairId, FairStockAccess.PACKED);
        UUID site = form.site();
        caller.requireSite(site);
        SiteName name = sites.name(site);
        CopyFacts copy = books.lock(form.copy());
        requireHere(copy, site);
        FairPickRows.Listed line = rows.find(fairId, copy.id())
                .filter(listed -> listed.site().equals(site) && !listed.state().equals("DROPPED"))
                .orElseThrow(() -> FAIR_STOCK_NOT_LISTED.because("copy %s is not on the list".formatted(copy.code())));
        rows.mark(fairId, copy.id(), "NOT_FOUND", caller.personId());
        return new FairPickView.NotFound(progress(fairId, name), substitutes(fairId, site, line.letter()));
    }

    private List<CopyView> substitutes(UUID fairId, UUID site, String letter) {
        List<UUID> best = demand
                .candidates(
                        access.read(fairId),
                        List.of(site),
                        demand.earlier(fairId, demand.defaults().earlierFairs()),
                        demand.defaults(),
                        SUBSTITUTES)
                .stream()
                .map(FairStockDemand.Offered::candidate)
                .filter(candidate -> candidate.letter().equals(letter))
                .map(FairStockChoice.Candidate::copy)
                .toList();
        return List.copyOf(copies.views(best).values());
    }

    /**
     * People know better: these go too, those stay.
     *
     * @return the sites concerned, with their progress
     * @throws cn.yishulai.kernel.Refused COPY_NOT_AVAILABLE for one that is not free, FAIR_STOCK_WANTED, COPY_UNKNOWN,
     *     SITE_NOT_YOURS for people of other sites than those concerned; those of a site that lends speak of its own copies
     */
    public List<FairPickProgress> change(Caller caller, UUID fairId, Changes form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.PLANNED);
        access.readFor(caller, fairId);
        if (plans.find(fairId).isEmpty()) {
            throw FAIR_STOCK_UNPLANNED.because("nobody has planned the stock of this fair");
        }
        form.codes().stream().sorted(Comparator.comparing(CopyCode::value)).forEach(code -> {
            CopyFacts copy = copies.facts(code);
            UUID site = Optional.ofNullable(copy.site())
                    .orElseThrow(() -> COPY_NOT_AVAILABLE.because(
                            "copy %s is with a family".formatted(code), Map.of("copyStatus", copy.status())));
            if (!caller.sites().contains(fair.venue())) {
                caller.requireSite(site);
            }
            if (form.adds(code)) {
                requireFree(copy, site);
                rows.put(fairId, copy.id(), rows.letterOf(copy.volume()), Source.PEOPLE, caller.personId());
            } else {
                rows.mark(fairId, copy.id(), "DROPPED", caller.personId());
            }
        });
        return progress(fairId);
    }

    List<FairPickProgress> progress(UUID fair) {
        List<FairPickRows.Count> counts = rows.counts(fair, null);
        Map<UUID, SiteName> names =
                sites.names(counts.stream().map(FairPickRows.Count::site).collect(Collectors.toSet()));
        return counts.stream()
                .map(count -> progress(Objects.requireNonNull(names.get(count.site())), count))
                .toList();
    }

    private FairPickProgress progress(UUID fair, SiteName site) {
        return rows.counts(fair, site.id()).stream()
                .findFirst()
                .map(count -> progress(site, count))
                .orElse(new FairPickProgress(site, 0, 0, 0, 0));
    }

    private static FairPickProgress progress(SiteName site, FairPickRows.Count count) {
        return new FairPickProgress(site, count.toPick(), count.picked(), count.notFound(), count.gone());
    }

    private FairPickView.Scan scan(Result result, UUID fair, SiteName site, TransferScan packed) {
        return new FairPickView.Scan(
                packed.result() == TransferScan.Result.ALREADY ? Result.ALREADY : result,
                packed.outcome().copy(),
                packed.transfer(),
                progress(fair, site),
                packed.by(),
                packed.at());
    }
}
