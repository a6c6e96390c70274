package cn.yishulai.planning;

import cn.yishulai.places.SiteName;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a season.
 *
 * @param organisation null: the library's own
 * @param version grows with every change; an edit names the one that was seen
 * @param fairId the draft that an accepted plan made of it
 */
record SeasonWishView(
        UUID id,
        UUID seasonId,
        @Nullable UUID organisationId,
        @Nullable String organisation,
        String title,
        @Nullable String about,
        List<SiteName> venues,
        LocalDate earliest,
        LocalDate latest,
        List<DayOfWeek> weekdays,
        HolidayWish holidays,
        String opens,
        String closes,
        int minutes,
        int people,
        int weight,
        boolean van,
        List<SeasonWishForm.Role> roles,
        List<Piece> equipment,
        int version,
        @Nullable UUID fairId) {

    record Piece(UUID equipmentId, String name, int pieces) {}
}
