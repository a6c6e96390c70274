package cn.yishulai.intake;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a family with books, as its list shows it.
 *
 * @param closedAt null while it is open; before that there is no receipt
 * @param books decided
 * @param credits minted, what was given late included
 */
public record DropOffBrief(
        String id,
        SiteName site,
        DropOffState state,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt,
        long books,
        long credits) {}
