package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_NO_DIFFERENCE;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_OPEN;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_SAME_PERSON;
import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_UNEXPLAINED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.FairReconciliationRows.Counted;
import cn.yishulai.fairs.FairReconciliationRows.Line;
import cn.yishulai.fairs.FairReconciliationView.Counts;
import cn.yishulai.fairs.FairReconciliationView.State;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.swaps.TransferReads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A fair that is over is counted to zero: what was sent is with a family, back, missing or in quarantine, and of the last
 * two somebody has said why. Many differences are signed by a second person (内控).
 */
@ApplicationScoped
@Transactional
public class FairReconciliations {

    private static final List<String> OPEN = List.of("ON_TABLE", "ON_THE_WAY", "AT_VENUE");
    private static final List<String> DIFFERENT = List.of("MISSING", "QUARANTINED");
    private static final Set<FairState> COUNTED = EnumSet.of(FairState.CLOSED, FairState.CANCELLED);
    private static final int LINES_SHOWN = 100;
    private static final int DIFFERENCES_SHOWN = 1_000;

    private final FairStockAccess access;
    private final FairRepository fairs;
    private final FairReconciliationRows rows;
    private final FairStockPlanRows plans;
    private final FairStockDemand demand;
    private final TransferReads transfers;
    private final CopyReads copies;
    private final Staff staff;
    private final Audit audit;

    FairReconciliations(
            FairStockAccess access,
            FairRepository fairs,
            FairReconciliationRows rows,
            FairStockPlanRows plans,
            FairStockDemand demand,
            TransferReads transfers,
            CopyReads copies,
            Staff staff,
            Audit audit) {
        this.access = access;
        this.fairs = fairs;
        this.rows = rows;
        this.plans = plans;
        this.demand = demand;
        this.transfers = transfers;
        this.copies = copies;
        this.staff = staff;
        this.audit = audit;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS */
    public FairReconciliationView show(Caller caller, UUID fairId) {
        return view(access.readFor(caller, fairId));
    }

    /**
     * Says why copies are missing, or in quarantine.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_STOCK_NO_DIFFERENCE for a copy that is neither, COPY_UNKNOWN, FAIR_NOT_READY,
     *     FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public FairReconciliationView explain(Caller caller, UUID fairId, FairStockForms.Explanation form) {
        FairStockSite fair = access.share(fairId, FairStockAccess.TAKEN_HOME);
        caller.requireSite(fair.venue());
        Set<UUID> different = rows.lines(fairId, DIFFERENT, DIFFERENCES_SHOWN).stream()
                .map(Line::copy)
                .collect(Collectors.toSet());
        for (CopyCode code : form.copies()) {
            UUID copy = copies.facts(code).id();
            if (!different.contains(copy)) {
                throw FAIR_STOCK_NO_DIFFERENCE.because("copy %s is no difference of this fair".formatted(code));
            }
            rows.explain(fairId, copy, form.explanation().strip(), caller.personId());
        }
        return view(fair);
    }

    /**
     * Everything is accounted for: the fair is reconciled. With more differences than the plan allows this puts the count
     * down, and the fair is reconciled when somebody else does the same.
     *
     * One that was called off, perhaps in the middle, is counted in the same way and stays called off.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_NOT_READY unless the fair is closed or called off, FAIR_STOCK_OPEN,
     *     FAIR_STOCK_UNEXPLAINED, FAIR_STOCK_SAME_PERSON, FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public FairReconciliationView reconcile(Caller caller, UUID fairId) {
        FairStockSite found = access.read(fairId);
        caller.requireSite(found.venue());
        Fair fair = fairs.require(fairId);
        FairState state = access.read(fairId).state(); // anew: somebody may have counted it while this waited
        if (!COUNTED.contains(state)) {
            throw FAIR_NOT_READY.because("the fair is " + state, Map.of("fairState", state));
        }
        Counts counts = rows.counts(fairId);
        requireAccounted(fairId, counts);
        boolean signOff = counts.differences() > signOffAbove(fairId);
        Optional<Counted> before =
                rows.counted(fairId).filter(done -> done.counts().equals(counts) && done.signOff() == signOff);
        if (before.isEmpty()) {
            rows.count(fairId, counts, signOff, caller.personId());
        } else if (signOff) {
            if (before.get().countedBy().equals(caller.personId())) {
                throw FAIR_STOCK_SAME_PERSON.because(
                        "%d differences are signed by a second person".formatted(counts.differences()));
            }
            rows.sign(fairId, caller.personId());
        }
        if (!signOff || before.isPresent()) {
            if (state == FairState.CLOSED) {
                fair.reconcile();
                fairs.flush();
            }
            rows.done(fairId);
        }
        audit.record(
                caller.actor(),
                signOff && before.isEmpty() ? "fair-stock.count" : "fair-stock.reconcile",
                "fair:" + fairId,
                Map.of("sent", counts.sent(), "missing", counts.missing(), "quarantined", counts.quarantined()));
        return view(access.read(fairId));
    }

    private void requireAccounted(UUID fair, Counts counts) {
        int loads = rows.openLoads(fair).size();
        if (counts.open() + loads > 0) {
            throw FAIR_STOCK_OPEN.because(
                    "%d copies and %d van loads are not accounted for".formatted(counts.open(), loads),
                    Map.of("copies", counts.open(), "loads", loads));
        }
        int unexplained = rows.unexplained(fair);
        if (unexplained > 0) {
            throw FAIR_STOCK_UNEXPLAINED.because(
                    "say why %d copies are not there".formatted(unexplained), Map.of("copies", unexplained));
        }
    }

    private int signOffAbove(UUID fair) {
        return plans.find(fair).map(FairStockPlanRows.Plan::signOffAbove).orElseGet(() -> demand.defaults()
                .signOffAbove());
    }

    private FairReconciliationView view(FairStockSite fair) {
        Optional<Counted> counted = rows.counted(fair.id());
        Counts counts = counted.filter(Counted::done).map(Counted::counts).orElseGet(() -> rows.counts(fair.id()));
        List<Line> open = rows.lines(fair.id(), OPEN, LINES_SHOWN);
        List<Line> different = rows.lines(fair.id(), DIFFERENT, DIFFERENCES_SHOWN);
        List<UUID> loads = rows.openLoads(fair.id());
        Set<UUID> people = new HashSet<>();
        open.forEach(line -> people.add(line.by()));
        different.forEach(line -> {
            people.add(line.by());
            Optional.ofNullable(line.explainedBy()).ifPresent(people::add);
        });
        counted.ifPresent(done -> {
            people.add(done.countedBy());
            Optional.ofNullable(done.signedBy()).ifPresent(people::add);
        });
        Map<UUID, String> names = staff.displayNames(people);
        return new FairReconciliationView(
                state(fair, counts, counted, loads, different),
                counts,
                signOffAbove(fair.id()),
                transfers.withIds(loads),
                lines(open, names),
                lines(different, names),
                counted.map(done -> names.get(done.countedBy())).orElse(null),
                counted.map(done -> edge(done.countedAt())).orElse(null),
                counted.map(Counted::signedBy).map(names::get).orElse(null),
                counted.map(Counted::signedAt).map(FairReconciliations::edge).orElse(null));
    }

    private static State state(
            FairStockSite fair, Counts counts, Optional<Counted> counted, List<UUID> loads, List<Line> different) {
        if (fair.state() == FairState.RECONCILED) {
            return State.DONE;
        }
        boolean explained = different.stream().allMatch(line -> line.explanation() != null);
        if (!COUNTED.contains(fair.state()) || counts.open() > 0 || !loads.isEmpty() || !explained) {
            return State.OPEN;
        }
        return counted.filter(done -> done.signOff() && done.counts().equals(counts))
                        .isPresent()
                ? State.TO_SIGN
                : State.READY;
    }

    private List<FairReconciliationView.Line> lines(List<Line> lines, Map<UUID, String> names) {
        Map<UUID, CopyView> shown = copies.views(lines.stream().map(Line::copy).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> new FairReconciliationView.Line(
                        Objects.requireNonNull(shown.get(line.copy())),
                        line.ending(),
                        edge(line.since()),
                        names.get(line.by()),
                        line.reason(),
                        line.explanation(),
                        line.explainedBy() == null ? null : names.get(line.explainedBy())))
                .toList();
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
