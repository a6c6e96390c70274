package cn.yishulai.planning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan without its lines.
 *
 * @param number 1 for the first of its season
 * @param basedOn the plan that it took up
 * @param must costs against what must be, counted as the search goes; likewise {@code should} and {@code better}
 * @param version grows with every change by people
 */
record PlanRecord(
        UUID id,
        UUID season,
        int number,
        @Nullable UUID basedOn,
        PlanState state,
        int seconds,
        long seed,
        @Nullable Long moves,
        Instant askedAt,
        @Nullable Instant finishedAt,
        long spentMillis,
        @Nullable Integer must,
        @Nullable Integer should,
        @Nullable Integer better,
        @Nullable PlanReport report,
        int version,
        int attempts) {}
