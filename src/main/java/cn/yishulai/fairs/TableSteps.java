package cn.yishulai.fairs;

import static cn.yishulai.fairs.TableRefusal.TABLE_STEP_NO_DIFFERENCE;
import static cn.yishulai.fairs.TableRefusal.TABLE_STEP_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.TableRows.Step;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done at the tables of a fair without network, and why the books differ from it. */
@ApplicationScoped
@Transactional
public class TableSteps {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final FairStockAccess access;
    private final TableRows rows;
    private final CopyReads copies;
    private final Staff staff;
    private final Audit audit;

    TableSteps(FairStockAccess access, TableRows rows, CopyReads copies, Staff staff, Audit audit) {
        this.access = access;
        this.rows = rows;
        this.copies = copies;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * @param all those too that happened as the books say
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS, PAGE_MALFORMED
     */
    public TableStepView.Sheet list(Caller caller, UUID fairId, boolean all, @Nullable String after, int limit) {
        FairStockSite fair = access.read(fairId);
        caller.requireSite(fair.venue());
        UUID before = after == null ? NEWEST : OpaqueId.parse(after, PAGE_MALFORMED);
        return sheet(fair, all, before, limit);
    }

    /**
     * Somebody says why what happened is not in the books.
     *
     * @throws cn.yishulai.kernel.Refused TABLE_STEP_UNKNOWN, TABLE_STEP_NO_DIFFERENCE, FAIR_UNKNOWN, SITE_NOT_YOURS
     */
    public TableStepView.Sheet explain(Caller caller, UUID fairId, TableStepView.Explanation form) {
        FairStockSite fair = access.share(fairId, EnumSet.allOf(FairState.class));
        caller.requireSite(fair.venue());
        Set<UUID> steps = form.stepIds().stream()
                .map(id -> OpaqueId.parse(id, TABLE_STEP_UNKNOWN))
                .collect(Collectors.toSet());
        for (UUID step : steps) {
            TableOutcome outcome = rows.outcome(fairId, step)
                    .orElseThrow(() -> TABLE_STEP_UNKNOWN.because("no step " + step + " of this fair"));
            if (!outcome.isDifference()) {
                throw TABLE_STEP_NO_DIFFERENCE.because("step %s is %s".formatted(step, outcome));
            }
        }
        rows.explain(steps, form.explanation().strip(), caller.personId());
        audit.record(caller.actor(), "fair-tables.explain", "fair:" + fairId, Map.of("steps", steps.size()));
        return sheet(fair, false, NEWEST, Page.DEFAULT_LIMIT);
    }

    private TableStepView.Sheet sheet(FairStockSite fair, boolean all, UUID before, int limit) {
        Page<Step> page = Page.cut(rows.of(fair.id(), all, before, limit + 1), limit, step -> step.id()
                .toString());
        Map<UUID, CopyView> shown = copies.views(
                page.items().stream().map(Step::copy).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<UUID, String> names = staff.displayNames(page.items().stream()
                .map(Step::explainedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<TableStepView> items = page.items().stream()
                .map(step -> TableStepView.of(
                        step,
                        step.copy() == null ? null : shown.get(step.copy()),
                        step.explainedBy() == null ? null : names.get(step.explainedBy())))
                .toList();
        return TableStepView.Sheet.of(rows.sum(fair.id()), new Page<>(items, page.nextAfter()));
    }
}
