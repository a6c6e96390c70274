package cn.yishulai.planning;

import cn.yishulai.places.SiteName;
import cn.yishulai.planning.PlanReport.HandsObstacle;
import cn.yishulai.planning.PlanReport.RuledHands;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a season as librarians see it. While it is searched for: how far it is; then its fairs and why they are there.
 *
 * @param must costs against what must be; 0 for a plan that can be accepted. Likewise {@code should} and {@code better}
 * @param version grows with every change by people; a change names the one that was seen
 * @param fairs null in a list, and while it is searched for; likewise all that follows
 */
record PlanView(
        UUID id,
        UUID seasonId,
        int number,
        @Nullable UUID basedOn,
        PlanState state,
        int seconds,
        long seed,
        @Nullable Long moves,
        long spentMillis,
        Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer must,
        @Nullable Integer should,
        @Nullable Integer better,
        int version,
        @Nullable List<Fair> fairs,
        @Nullable List<PlanReport.Sum> sums,
        @Nullable List<Unplaced> unplaced,
        @Nullable List<Open> open) {

    /** A van or somebody who helps. */
    record Named(UUID id, String name) {}

    /** @param venue null, as both times: it has no place */
    record Fair(
            UUID wishId,
            String title,
            @Nullable String organisation,
            int people,
            int minutes,
            int weight,
            boolean needsVan,
            @Nullable SiteName venue,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime until,
            @Nullable Named van,
            boolean pinned,
            @Nullable UUID fairId,
            List<Why> reasons,
            List<Shift> shifts) {}

    record Shift(int number, String role, @Nullable Named helper, boolean pinned) {}

    /** @param others titles of the other fairs it is about. @param name of a helper, a van or a kind of equipment */
    record Why(
            Reason reason,
            Reason.Level level,
            int cost,
            int amount,
            List<String> others,
            @Nullable Integer shift,
            @Nullable String name) {}

    record Unplaced(UUID wishId, String title, List<PlanReport.Ruled> obstacles, @Nullable Choice nearest) {}

    /** A place that could be chosen. @param blockers what speaks against it; empty: nothing */
    record Choice(SiteName venue, OffsetDateTime from, OffsetDateTime until, List<Blocker> blockers) {}

    /** @param name of the fair in the way, or of a kind of equipment */
    record Blocker(Obstacle obstacle, @Nullable String name) {}

    /** @param shift null: the van */
    record Open(UUID wishId, String title, @Nullable Integer shift, @Nullable String role, List<RuledHands> ruled) {}

    record Choices(List<Choice> items) {}

    /** Somebody who could be asked. @param obstacle NONE: nothing speaks against it */
    record HelperChoice(UUID id, String name, HandsObstacle obstacle) {}

    record HelperChoices(List<HelperChoice> items) {}
}
