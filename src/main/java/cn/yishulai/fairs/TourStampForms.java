package cn.yishulai.fairs;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is scanned on a tour. */
final class TourStampForms {

    private TourStampForms() {}

    /**
     * The code that the screen of a stop shows, read by a phone of the family.
     *
     * @param personIds who stands there; the caller alone when nobody is named
     */
    record Collect(
            @NotNull @Size(min = 1, max = 400) String code,
            @Nullable @Size(min = 1, max = 12) List<@NotNull @Size(max = 64) String> personIds) {

        List<UUID> persons() {
            return ids(personIds);
        }
    }

    /**
     * The code of a family, or the stamp card of one person, read by somebody at the stop.
     *
     * @param personIds who of the family stands there; everybody when nobody is named
     * @param occurredAt when it was scanned, if there was no network; now when left out
     */
    record Stamp(
            @Nullable @Size(max = 300) String familyCode,
            @Nullable @Size(max = 400) String card,
            @Nullable @Size(min = 1, max = 12) List<@NotNull @Size(max = 64) String> personIds,
            @Nullable OffsetDateTime occurredAt) {

        List<UUID> persons() {
            return ids(personIds);
        }
    }

    /** A book that a family takes along. */
    record Take(@NotNull @Size(max = 300) String code, @NotNull @Size(max = 300) String familyCode) {}

    private static List<UUID> ids(@Nullable List<String> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .map(id -> OpaqueId.parse(id, PERSON_UNKNOWN))
                        .distinct()
                        .toList();
    }
}
