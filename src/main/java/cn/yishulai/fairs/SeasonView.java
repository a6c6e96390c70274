package cn.yishulai.fairs;

import cn.yishulai.places.District;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A season (书香金陵读者节): many fairs over many sites.
 *
 * @param fairs in their order; null in a list of seasons
 */
public record SeasonView(
        UUID id,
        String title,
        @Nullable String about,
        LocalDate beginsOn,
        LocalDate endsOn,
        @Nullable List<Fair> fairs) {

    /**
     * One fair of the season.
     *
     * @param withoutDay true for one that was put off and has no new times; else null
     * @param district of its venue, where that is known
     * @param work how far it is prepared; null for everybody else than those who prepare it
     */
    public record Fair(
            UUID id,
            String title,
            FairState state,
            @Nullable Boolean withoutDay,
            SiteName venue,
            @Nullable District district,
            OffsetDateTime from,
            OffsetDateTime until,
            int capacity,
            @Nullable Work work) {}

    /**
     * How far a fair is prepared.
     *
     * @param helpersMissing so many shifts' places nobody was asked for, or has
     * @param conflicts things that do not have their place
     */
    public record Work(int tasksOpen, int tasksOverdue, int helpersNeeded, int helpersMissing, int conflicts) {}
}
