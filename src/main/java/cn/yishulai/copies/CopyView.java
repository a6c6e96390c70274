package cn.yishulai.copies;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.kernel.Grade;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy as the app shows it.
 *
 * @param ownerGrade as its family said; null when it said nothing, or staff have graded it
 * @param missingParts of a set, counted from 1; null when nothing is known to be missing
 */
public record CopyView(
        String code,
        String url,
        CopyStatus status,
        VolumeSummary volume,
        @Nullable SiteName site,
        @Nullable String shelf,
        @Nullable Grade grade,
        @Nullable Grade ownerGrade,
        @Nullable Disposition disposition,
        @Nullable List<Integer> missingParts,
        OffsetDateTime since) {}
