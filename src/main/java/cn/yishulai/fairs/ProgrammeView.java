package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The programme of a fair as those see it who prepare it.
 *
 * @param withoutDay it was put off and has no new times: nothing is held for it
 * @param mayChange it is not over
 */
public record ProgrammeView(
        UUID fairId,
        String title,
        FairState state,
        SiteName venue,
        OffsetDateTime from,
        OffsetDateTime until,
        boolean withoutDay,
        boolean mayChange,
        @Nullable UUID seasonId,
        List<Session> sessions,
        List<Stage> stages,
        List<Shift> shifts,
        List<Booking> equipment,
        List<TaskView> tasks,
        List<Conflict> conflicts) {

    /** @param ownPurse coupons given here are good for this session only */
    public record Session(
            int number,
            OffsetDateTime from,
            OffsetDateTime until,
            int capacity,
            int walkInPlaces,
            int deskPlaces,
            List<FairView.Slot> slots,
            List<FairView.Admission> admission,
            @Nullable Integer intakeRules,
            @Nullable Integer requestRules,
            boolean ownPurse) {}

    public record Stage(UUID id, String name, @Nullable String nameEn, List<Performance> performances) {}

    /**
     * @param contact how whoever plays is reached; null also for those who do not see it
     * @param held it has its stage then
     */
    public record Performance(
            UUID id,
            UUID stageId,
            String title,
            @Nullable String titleEn,
            @Nullable String performer,
            @Nullable String contact,
            OffsetDateTime from,
            OffsetDateTime until,
            int changeoverMinutes,
            boolean held) {}

    /** @param missing so many more helpers are needed */
    public record Shift(
            UUID id,
            String role,
            @Nullable String note,
            OffsetDateTime from,
            OffsetDateTime until,
            int needed,
            int missing,
            List<Helper> helpers) {}

    /** @param held the helper's time is this shift's */
    public record Helper(UUID helperId, String name, String answer, boolean held) {}

    public record Booking(
            UUID id,
            UUID equipmentId,
            String name,
            @Nullable String nameEn,
            int pieces,
            OffsetDateTime from,
            OffsetDateTime until,
            boolean held) {}

    /** What is in a place that it cannot have. */
    public enum Kind {
        SLOT,
        PERFORMANCE,
        SHIFT,
        HELPER,
        EQUIPMENT
    }

    /** Why it cannot. */
    public enum Why {
        /** It is not within its session. */
        OUTSIDE_SESSION,
        /** It is not at the time of the fair. */
        OUTSIDE_FAIR,
        /** Another act has the stage. */
        STAGE_TAKEN,
        /** The helper is at another shift. */
        HELPER_ELSEWHERE,
        /** Others have the pieces. */
        EQUIPMENT_TAKEN
    }

    /**
     * Something that somebody must solve.
     *
     * @param thing the id of the performance, shift or booking; null for a slot
     * @param what its title
     * @param by what has the place, where the caller may know it
     */
    public record Conflict(
            Kind kind,
            Why why,
            @Nullable UUID thing,
            String what,
            @Nullable String by,
            OffsetDateTime from,
            OffsetDateTime until) {}
}
