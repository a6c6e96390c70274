package cn.yishulai.fairs;

import cn.yishulai.places.Organisations.OrganisationView;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair in the list of those that somebody works on.
 *
 * @param withoutDay true for one that was put off and has no new times: those that it says are the old ones; else null
 * @param organisation whose it is; null for the library's own
 * @param waitsFor whose turn it is; null when nobody's
 * @param needsPermit so many people at once that the police must permit it
 * @param hasPermit one is in force
 * @param changedAt when somebody last did or said something about it
 */
public record FairBrief(
        UUID id,
        String title,
        FairState state,
        @Nullable Boolean withoutDay,
        SiteName venue,
        @Nullable OrganisationView organisation,
        OffsetDateTime from,
        OffsetDateTime until,
        int peopleAtOnce,
        @Nullable FairSide waitsFor,
        boolean needsPermit,
        boolean hasPermit,
        int comments,
        @Nullable OffsetDateTime changedAt) {}
