package cn.yishulai.planning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan as it is kept: a line for each wish, and one for each pair of hands that it needs. */
record PlanRows(List<FairRow> fairs, List<ShiftRow> shifts) {

    static final PlanRows NONE = new PlanRows(List.of(), List.of());

    /** @param venue null, as both times: it has no place */
    record FairRow(
            UUID wish,
            @Nullable UUID venue,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable UUID van,
            boolean pinned) {}

    /** @param number 1 for the first of its fair */
    record ShiftRow(UUID wish, int number, String role, @Nullable UUID helper, boolean pinned) {}
}
