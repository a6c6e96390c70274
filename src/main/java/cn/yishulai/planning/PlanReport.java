package cn.yishulai.planning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a plan is as it is, and what it could not do. Names are not in it: they are looked up for whoever reads.
 *
 * @param sums what counts against the whole plan, by reason
 * @param whys the same, line by line, for the fairs it is about
 * @param unplaced wishes without a place
 * @param open shifts and vans that nobody has
 */
record PlanReport(List<Sum> sums, List<Why> whys, List<Unplaced> unplaced, List<Open> open) {

    /** @param cost counts within its level only */
    record Sum(Reason reason, Reason.Level level, int cost, int times) {}

    /**
     * @param fairs wishes, or fairs that stood before; empty: about the whole season
     * @param shift of the first fair
     * @param about a helper, a van, or a kind of equipment
     * @param amount days, pieces, people or shifts, whatever the reason counts
     */
    record Why(
            Reason reason,
            Reason.Level level,
            int cost,
            List<UUID> fairs,
            @Nullable Integer shift,
            @Nullable UUID about,
            int amount) {}

    /** @param obstacles how many places each of them rules out, the most first */
    record Unplaced(UUID wish, List<Ruled> obstacles, @Nullable Nearest nearest) {}

    record Ruled(Obstacle obstacle, int places) {}

    /** The place against which least speaks. @param blockers the fair that is in the way, or a kind of equipment */
    record Nearest(UUID venue, Instant begins, Instant ends, List<Blocker> blockers) {}

    record Blocker(Obstacle obstacle, @Nullable UUID about) {}

    /** @param shift null: the van. @param ruled how many helpers or vans each cause rules out */
    record Open(UUID wish, @Nullable Integer shift, @Nullable String role, List<RuledHands> ruled) {}

    record RuledHands(HandsObstacle obstacle, int hands) {}

    /** Why somebody, or a van, is not there for a fair. */
    enum HandsObstacle {
        CANNOT,
        AWAY,
        ELSEWHERE,
        OFTEN_ENOUGH,
        NONE
    }
}
