package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A book that was taken along at a stop, as everybody may see it: where and on which day, and nobody's name.
 *
 * @param leftAt where it came back to a shelf first; null while it is with its family
 * @param carried whether that is another stop of the tour
 */
public record TourBookView(
        String code,
        VolumeSummary volume,
        SiteName takenAt,
        LocalDate takenOn,
        @Nullable SiteName leftAt,
        @Nullable LocalDate leftOn,
        boolean carried) {}
