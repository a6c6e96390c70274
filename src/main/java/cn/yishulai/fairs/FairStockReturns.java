package cn.yishulai.fairs;

import static cn.yishulai.copies.CopyRefusal.COPY_NOT_AVAILABLE;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_NOT_OURS;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_UNPLANNED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.FairStockLoads.Load;
import cn.yishulai.fairs.FairStockLoads.Way;
import cn.yishulai.fairs.FairTableView.Home;
import cn.yishulai.fairs.FairTableView.HomeResult;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.BooksAside;
import cn.yishulai.swaps.Circulation;
import cn.yishulai.swaps.TransferScan;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is left goes home: scanned off the tables into the van load of where it belongs, scanned out of it there. The fair
 * is shared first, then the line of the volume, the copy and the load are held.
 */
@ApplicationScoped
@Transactional
public class FairStockReturns {

    /** The view fair_stock knows a copy by it that is back on a shelf of the venue. */
    private static final String BACK = "back on a shelf from a fair table";

    private final FairStockAccess access;
    private final FairStockLoads loads;
    private final FairStockPlanRows plans;
    private final FairTableRows rows;
    private final Transfers transfers;
    private final Circulation circulation;
    private final Claims claims;
    private final BooksAside books;
    private final CopyReads reads;
    private final Sites sites;

    FairStockReturns(
            FairStockAccess access,
            FairStockLoads loads,
            FairStockPlanRows plans,
            FairTableRows rows,
            Transfers transfers,
            Circulation circulation,
            Claims claims,
            BooksAside books,
            CopyReads reads,
            Sites sites) {
        this.access = access;
        this.loads = loads;
        this.plans = plans;
        this.rows = rows;
        this.transfers = transfers;
        this.circulation = circulation;
        this.claims = claims;
        this.books = books;
        this.reads = reads;
        this.sites = sites;
    }

    /**
     * Off the table and into the box for where it belongs: where it came from; where its reader fetches it; for what was
     * brought to the fair, where the plan says.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_NOT_READY, FAIR_UNKNOWN, SITE_NOT_YOURS, COPY_NOT_AVAILABLE, COPY_ELSEWHERE,
     *     FAIR_STOCK_UNPLANNED when nobody said where it belongs
     */
    public Home giveBack(Caller caller, UUID fairId, FairStockForms.Return form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.TAKEN_HOME);
        caller.requireSite(fair.venue());
        CopyFacts copy = books.lock(form.copy());
        Optional<Load> inside = loads.carrying(copy.id())
                .filter(load -> load.way() == Way.BACK && load.fair().equals(fairId));
        if (inside.isPresent()) {
            Load box = inside.get();
            return home(fair, HomeResult.ALREADY, box.site(), transfers.pack(caller, box.code(), copy.code()));
        }
        UUID to = belongs(fair, copy);
        if (!to.equals(fair.venue())) {
            Load box = loads.open(caller, fair, Way.BACK, to);
            return home(fair, HomeResult.BOXED, to, transfers.pack(caller, box.code(), copy.code()));
        }
        if (copy.status() != CopyStatus.AT_FAIR) {
            throw COPY_NOT_AVAILABLE.because(
                    "copy %s stands on no table".formatted(copy.code()), Map.of("copyStatus", copy.status()));
        }
        books.backOnShelf(copy, to, Move.by(caller.personId(), BACK));
        return new Home(
                HomeResult.SHELVED, reads.view(copy.code()), sites.name(to), null, rows.notHome(fair), null, null);
    }

    private UUID belongs(FairStockSite fair, CopyFacts copy) {
        return claims.openOn(copy.id())
                .map(ClaimFacts::reader)
                .map(reader -> reader.pickupSite())
                .or(() -> loads.home(fair.id(), copy.id()))
                .or(() -> plans.find(fair.id()).map(FairStockPlanRows.Plan::returnSite))
                .orElseThrow(() ->
                        FAIR_STOCK_UNPLANNED.because("nobody has said where copy %s belongs".formatted(copy.code())));
    }

    /**
     * It is home again: out of the van load from the fair, out of one that never reached it, or left in a box that nobody
     * scanned.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_STOCK_NOT_OURS, FAIR_NOT_READY, FAIR_UNKNOWN, SITE_NOT_YOURS, COPY_UNKNOWN
     */
    public Home receive(Caller caller, UUID fairId, FairStockForms.Receipt form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.TAKEN_HOME);
        UUID here = form.site();
        caller.requireSite(here);
        sites.name(here);
        CopyFacts copy = books.lock(form.copy());
        Optional<Load> carries =
                loads.carrying(copy.id()).filter(load -> load.fair().equals(fairId));
        if (carries.isPresent()
                && (carries.get().way() == Way.OUT || !carries.get().site().equals(here))) {
            return turnedBack(caller, fair, copy, here);
        }
        Load load = carries.or(() -> loads.underway(fair, Way.BACK, here))
                .filter(back -> carries.isPresent() || cameAlong(fair, copy, here))
                .orElseThrow(() ->
                        FAIR_STOCK_NOT_OURS.because("copy %s did not come from this fair".formatted(copy.code())));
        TransferScan scan = transfers.receive(caller, load.code(), copy.code(), form.damaged());
        HomeResult result =
                switch (scan.result()) {
                    case UNEXPECTED -> HomeResult.UNEXPECTED;
                    case DAMAGED -> HomeResult.DAMAGED;
                    case ALREADY -> HomeResult.ALREADY;
                    case RECEIVED, PACKED, TAKEN_OUT -> HomeResult.RECEIVED;
                };
        return home(fair, result, here, scan);
    }

    /** On a table by the books, and in the van all the same; or here already, scanned twice. */
    private static boolean cameAlong(FairStockSite fair, CopyFacts copy, UUID here) {
        return copy.isAt(fair.venue()) || copy.isAt(here);
    }

    private Home turnedBack(Caller caller, FairStockSite fair, CopyFacts copy, UUID here) {
        CopyView view = circulation.receive(caller, copy.code(), here).copy();
        return new Home(HomeResult.TURNED_BACK, view, sites.name(here), null, rows.notHome(fair), null, null);
    }

    private Home home(FairStockSite fair, HomeResult result, UUID to, TransferScan scan) {
        return new Home(
                scan.result() == TransferScan.Result.ALREADY ? HomeResult.ALREADY : result,
                scan.outcome().copy(),
                sites.name(to),
                scan.transfer(),
                rows.notHome(fair),
                scan.by(),
                scan.at());
    }
}
