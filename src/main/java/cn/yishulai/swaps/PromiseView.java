package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A promise as its home sees it.
 *
 * @param bringUntil to the end of this day
 * @param bonus what it earned when it was kept; null before
 */
public record PromiseView(
        String id,
        PromiseState state,
        VolumeSummary volume,
        String copyCode,
        SiteName site,
        LocalDate bringUntil,
        OffsetDateTime promisedAt,
        @Nullable Long bonus) {}
