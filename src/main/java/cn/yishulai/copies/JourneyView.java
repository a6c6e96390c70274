package cn.yishulai.copies;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know about a copy: where it has been, by site and day, and nobody's name.
 *
 * @param families how many families it has been with
 */
public record JourneyView(
        String code,
        CopyStatus status,
        VolumeSummary volume,
        @Nullable SiteName site,
        long families,
        List<StepView> steps) {

    /** @param siteName null at a home */
    public record StepView(LocalDate day, CopyStatus status, @Nullable String siteName) {}
}
