package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.kernel.Grade;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A swap between families as one of them sees it: books, and not whose they are.
 *
 * @param books in the order of the ring: what this family gives, what it takes, and in a ring of three what the family
 *     that gives the second takes
 * @param answered whether this family has said yes
 * @param bringTo where this family brings its book; null before it has answered
 * @param bringUntil the last day for it; null before all have agreed
 * @param fetchUntil its own book waits to go home until this day; null when it does not
 * @param requestId the wish that the swap fulfils; when all books are here it says where and until when to fetch
 * @param fetchFrom where the other book is fetched
 */
public record HomeSwapView(
        String id,
        HomeSwapState state,
        @Nullable HomeSwapEnd because,
        OffsetDateTime proposedAt,
        OffsetDateTime answerUntil,
        List<Book> books,
        boolean answered,
        @Nullable SiteName bringTo,
        @Nullable LocalDate bringUntil,
        HomeSwapLeg.IfEnded ifEnded,
        HomeSwapLeg.@Nullable Outcome outcome,
        @Nullable LocalDate fetchUntil,
        String requestId,
        RequestState requestState,
        SiteName fetchFrom) {

    /**
     * One book of the ring.
     *
     * @param copyCode only of the family's own book
     * @param grade as staff or its owner found it; null when nobody said
     * @param agreed whether its family has said yes
     * @param here whether it was brought and taken
     */
    public record Book(
            VolumeSummary volume, @Nullable String copyCode, @Nullable Grade grade, boolean agreed, boolean here) {}
}
