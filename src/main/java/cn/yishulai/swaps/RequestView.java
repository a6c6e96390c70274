package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A swap request as the app shows it, with its place in line.
 *
 * @param volume what is promised; while nothing is, the book that was pointed at
 * @param credits what is held for it, else what it will cost; null when it is over
 * @param promisedUntil a family has promised to bring a copy by the end of this day; nobody learns which
 */
public record RequestView(
        String id,
        RequestState state,
        VolumeSummary volume,
        WishView wish,
        String personId,
        @Nullable String nickname,
        SiteName pickupSite,
        OffsetDateTime placedAt,
        PlaceView place,
        @Nullable String copyCode,
        @Nullable SiteName copySite,
        @Nullable OffsetDateTime offeredUntil,
        @Nullable LocalDate pickupUntil,
        boolean creditHeld,
        @Nullable Long credits,
        @Nullable LocalDate promisedUntil) {}
