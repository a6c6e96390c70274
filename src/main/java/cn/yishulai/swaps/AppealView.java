package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;

/**
 * A home is asked for a book. Of who wishes it says nothing.
 *
 * @param site where it could be brought; any other that takes books will do
 * @param bringOpenDays open days that there would be to bring it
 * @param bonus credits besides those of the book, when it is brought in time and taken
 */
public record AppealView(
        String id,
        VolumeSummary volume,
        String copyCode,
        AppealBasis basis,
        SiteName site,
        LocalDate answerUntil,
        int bringOpenDays,
        int bonus) {}
