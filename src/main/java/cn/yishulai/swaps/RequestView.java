package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A swap request as the app shows it, with its place in line. */
public record RequestView(
        String id,
        RequestState state,
        VolumeSummary volume,
        String personId,
        @Nullable String nickname,
        SiteName pickupSite,
        OffsetDateTime placedAt,
        PlaceView place,
        @Nullable String copyCode,
        @Nullable SiteName copySite,
        @Nullable OffsetDateTime offeredUntil,
        @Nullable LocalDate pickupUntil,
        boolean creditHeld) {}
