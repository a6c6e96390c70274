package cn.yishulai.fairs;

import cn.yishulai.copies.CopyView;
import cn.yishulai.fairs.TableRows.Step;
import cn.yishulai.fairs.TableRows.Sum;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.OpeningCalendar;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done at a table without network, as it was merged.
 *
 * @param table null where the device belonged to none
 * @param difference the books do not say what happened
 * @param code as the device read it
 * @param copy null when it is none of ours, or it is about none
 * @param books brought, or scanned in a count
 * @param inspected so many of the family's session were looked at by now
 * @param covered credits that the library carries
 */
public record TableStepView(
        UUID id,
        @Nullable Integer table,
        String kind,
        TableOutcome outcome,
        boolean difference,
        @Nullable String code,
        @Nullable CopyView copy,
        @Nullable UUID dropOffId,
        @Nullable Integer books,
        @Nullable List<String> brought,
        @Nullable Integer inspected,
        int credits,
        int covered,
        OffsetDateTime occurredAt,
        OffsetDateTime mergedAt,
        @Nullable String explanation,
        @Nullable String explainedBy) {

    static TableStepView of(Step step, @Nullable CopyView copy, @Nullable String explainedBy) {
        boolean brought = step.dropOff() != null;
        return new TableStepView(
                step.id(),
                step.table(),
                step.kind(),
                step.outcome(),
                step.outcome().isDifference(),
                step.code(),
                copy,
                step.dropOff(),
                step.books() > 0 ? step.books() : null,
                brought ? step.brought() : null,
                brought ? step.inspected() : null,
                step.credits(),
                step.covered(),
                edge(step.occurredAt()),
                edge(step.mergedAt()),
                step.explanation(),
                explainedBy);
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    /**
     * @param swapped copies that families took
     * @param overspent of them, those for which the library gave credits, {@code covered} in all
     * @param unexplained differences of which nobody has said why
     */
    public record Sheet(
            int steps,
            int swapped,
            int overspent,
            long covered,
            int differences,
            int unexplained,
            List<TableStepView> items,
            @Nullable String nextAfter) {

        static Sheet of(Sum sum, Page<TableStepView> page) {
            return new Sheet(
                    sum.steps(),
                    sum.swapped(),
                    sum.overspent(),
                    sum.covered(),
                    sum.differences(),
                    sum.unexplained(),
                    page.items(),
                    page.nextAfter());
        }
    }

    /** Why the books do not say what happened. */
    record Explanation(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(max = 64) String> stepIds,
            @NotNull
                    @Size(max = 300)
                    @Pattern(regexp = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*")
                    String explanation) {}
}
