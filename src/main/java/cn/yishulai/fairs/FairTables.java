package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_NOT_OURS;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_WRONG;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_TABLE_NOT_EMPTY;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_TABLE_UNKNOWN;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.FairStockForms.Lay;
import cn.yishulai.fairs.FairStockLoads.Load;
import cn.yishulai.fairs.FairStockLoads.Way;
import cn.yishulai.fairs.FairTableRows.Busy;
import cn.yishulai.fairs.FairTableRows.Table;
import cn.yishulai.fairs.FairTableView.Result;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.swaps.BooksAside;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a fair. One scan puts a copy on a table, wherever it comes from: out of the van, from the desk where it
 * was brought, or from another table. The fair is shared first, then the line of the volume, the copy and the load held.
 */
@ApplicationScoped
@Transactional
public class FairTables {

    private final FairStockAccess access;
    private final FairTableRows rows;
    private final FairStockLoads loads;
    private final FairStockPlans plans;
    private final FairStockDemand demand;
    private final Transfers transfers;
    private final BooksAside books;
    private final Copies copies;
    private final CopyReads reads;
    private final Audit audit;

    FairTables(
            FairStockAccess access,
            FairTableRows rows,
            FairStockLoads loads,
            FairStockPlans plans,
            FairStockDemand demand,
            Transfers transfers,
            BooksAside books,
            Copies copies,
            CopyReads reads,
            Audit audit) {
        this.access = access;
        this.rows = rows;
        this.loads = loads;
        this.plans = plans;
        this.demand = demand;
        this.transfers = transfers;
        this.books = books;
        this.copies = copies;
        this.reads = reads;
        this.audit = audit;
    }

    /**
     * How the hall is set up, anew.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_STOCK_WRONG when a number is there twice, FAIR_TABLE_NOT_EMPTY when one goes on
     *     which copies stand, FAIR_NOT_READY, FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public FairTableView.Board setUp(Caller caller, UUID fairId, List<Table> tables) {
        FairStockSite fair = access.share(fairId, FairStockAccess.PLANNED);
        caller.requireSite(fair.venue());
        Set<Integer> numbers = tables.stream().map(Table::number).collect(Collectors.toSet());
        if (numbers.size() < tables.size()) {
            throw FAIR_STOCK_WRONG.because("a table has a number of its own");
        }
        Set<String> known = plans.classes().stream().map(FairClassView::letter).collect(Collectors.toSet());
        if (!tables.stream().allMatch(table -> table.letter() == null || known.contains(table.letter()))) {
            throw FAIR_STOCK_WRONG.because("a class is one of the 22 of the classification, or NONE");
        }
        rows.taken(fair).stream()
                .filter(number -> !numbers.contains(number))
                .findFirst()
                .ifPresent(number -> {
                    throw FAIR_TABLE_NOT_EMPTY.because("copies stand on table " + number, Map.of("table", number));
                });
        rows.replace(fairId, tables);
        audit.record(caller.actor(), "fair-stock.tables", "fair:" + fairId, Map.of("tables", tables.size()));
        return board(fair);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS */
    public FairTableView.Board board(Caller caller, UUID fairId) {
        return board(access.readFor(caller, fairId));
    }

    /** For whoever may look at it. */
    FairTableView.Board board(FairStockSite fair) {
        int below = plans.find(fair.id()).map(FairStockPlanView::emptyBelow).orElseGet(() -> demand.defaults()
                .emptyBelow());
        Map<String, FairClassView> names =
                plans.classes().stream().collect(Collectors.toMap(FairClassView::letter, Function.identity()));
        List<FairTableView> tables =
                rows.busy(fair).stream().map(busy -> view(busy, below)).toList();
        return new FairTableView.Board(
                tables,
                rows.classes(fair.id()).stream()
                        .map(row -> new FairTableView.OfClass(
                                names.getOrDefault(row.letter(), FairClassView.none()),
                                row.came(),
                                row.left(),
                                row.handedOver(),
                                row.left() == 0))
                        .toList(),
                rows.onNoTable(fair),
                tables.stream().mapToInt(FairTableView::lastHour).sum());
    }

    private static FairTableView view(Busy busy, int below) {
        FairTableView.@Nullable Counted counted = busy.countedAt() == null
                ? null
                : new FairTableView.Counted(
                        busy.countedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                        busy.seen(),
                        busy.moved(),
                        busy.unseen());
        Table table = busy.table();
        return new FairTableView(
                table.number(),
                table.letter(),
                table.name(),
                busy.copies(),
                busy.handedOver(),
                busy.lastHour(),
                busy.copies() < below,
                counted);
    }

    /**
     * A copy is put on a table.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_TABLE_UNKNOWN, FAIR_STOCK_NOT_OURS, FAIR_NOT_READY, FAIR_UNKNOWN, SITE_NOT_YOURS,
     *     COPY_UNKNOWN, COPY_ELSEWHERE, COPY_NOT_AVAILABLE
     */
    public FairTableView.Laid lay(Caller caller, UUID fairId, Lay form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.LAID_OUT);
        caller.requireSite(fair.venue());
        requireTable(fairId, form.table());
        CopyFacts copy = books.lock(form.copy());
        Result result = bring(caller, fair, copy, form.damaged());
        if (result == Result.DAMAGED) {
            return new FairTableView.Laid(result, reads.view(copy.code()), null);
        }
        @Nullable String table = form.table() == null ? null : FairTableRows.shelf(form.table());
        boolean moves = table != null && !table.equals(copy.shelf());
        copies.layOut(copy.code(), fair.venue(), table, Move.by(caller.personId(), "put on a fair table"));
        if (result == Result.LAID_OUT && !rows.isOpen(fairId, copy.id())) {
            rows.laidOut(fairId, copy.id(), caller.personId());
        }
        return new FairTableView.Laid(
                result == Result.ALREADY && moves ? Result.MOVED : result, reads.view(copy.code()), form.table());
    }

    private void requireTable(UUID fair, @Nullable Integer table) {
        if (table != null && !rows.exists(fair, table)) {
            throw FAIR_TABLE_UNKNOWN.because("no table " + table);
        }
    }

    /** Out of the van, if that is where it comes from. */
    private Result bring(Caller caller, FairStockSite fair, CopyFacts copy, @Nullable String damaged) {
        if (copy.status() == CopyStatus.AT_FAIR) {
            return Result.ALREADY;
        }
        Optional<Load> load = copy.status() == CopyStatus.IN_TRANSIT
                ? loads.carrying(copy.id())
                        .filter(carries ->
                                carries.way() == Way.OUT && carries.fair().equals(fair.id()))
                : cameAlong(fair, copy);
        if (load.isEmpty()) {
            if (copy.status() == CopyStatus.IN_TRANSIT) {
                throw FAIR_STOCK_NOT_OURS.because("copy %s is in the van of another".formatted(copy.code()));
            }
            return Result.LAID_OUT;
        }
        return switch (transfers
                .receive(caller, load.get().code(), copy.code(), damaged)
                .result()) {
            case DAMAGED -> Result.DAMAGED;
            case UNEXPECTED -> Result.UNEXPECTED;
            case RECEIVED, PACKED, TAKEN_OUT, ALREADY -> Result.RECEIVED;
        };
    }

    /** It stands at a site that sent a van, by the books, and came with it. */
    private Optional<Load> cameAlong(FairStockSite fair, CopyFacts copy) {
        return copy.site() == null || copy.isAt(fair.venue())
                ? Optional.empty()
                : loads.underway(fair, Way.OUT, copy.site());
    }

    /**
     * All that stands on a table was scanned. What stood elsewhere by the books is of this table now; nothing is missing by
     * this alone.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_TABLE_UNKNOWN, FAIR_NOT_READY, FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public FairTableView.Count count(Caller caller, UUID fairId, FairStockForms.Count form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.LAID_OUT);
        caller.requireSite(fair.venue());
        requireTable(fairId, form.table());
        List<CopyCode> scanned = form.copies();
        List<CopyFacts> here = reads.factsOf(
                rows.atFair(fair, scanned.stream().map(CopyCode::value).collect(Collectors.toSet())));
        String shelf = FairTableRows.shelf(form.table());
        List<UUID> before = rows.on(fair, form.table());
        List<CopyFacts> moved = here.stream()
                .filter(copy -> !shelf.equals(copy.shelf()))
                .sorted(Comparator.comparing(CopyFacts::volume).thenComparing(CopyFacts::id))
                .toList();
        List<UUID> carried = new ArrayList<>();
        for (CopyFacts copy : moved) {
            if (books.lock(copy.code()).status() == CopyStatus.AT_FAIR) {
                copies.layOut(copy.code(), fair.venue(), shelf, Move.by(caller.personId(), "counted on a fair table"));
                carried.add(copy.id());
            }
        }
        Set<UUID> seen = here.stream().map(CopyFacts::id).collect(Collectors.toCollection(HashSet::new));
        List<UUID> unseen = before.stream().filter(copy -> !seen.contains(copy)).toList();
        Set<CopyCode> ours = here.stream().map(CopyFacts::code).collect(Collectors.toSet());
        rows.counted(fairId, form.table(), seen.size(), carried.size(), unseen.size(), caller.personId());
        return new FairTableView.Count(
                form.table(),
                seen.size(),
                shown(carried),
                shown(unseen),
                scanned.stream()
                        .filter(code -> !ours.contains(code))
                        .map(CopyCode::value)
                        .toList());
    }

    private List<CopyView> shown(List<UUID> ids) {
        return List.copyOf(reads.views(ids).values());
    }
}
