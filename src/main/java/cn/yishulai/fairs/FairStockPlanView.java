package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many copies of which class go to a fair from which sites, and why.
 *
 * @param proposed how many are on the pick list; fewer than wanted when the sites cannot spare more
 * @param places how many people the sessions take
 * @param perPlace copies swapped for each of them
 * @param measured at earlier fairs; else it is what the library begins with
 * @param plannedBy who planned it last
 */
public record FairStockPlanView(
        int copies,
        int proposed,
        int places,
        double perPlace,
        boolean measured,
        SiteName returnTo,
        int perTitle,
        int emptyBelow,
        int signOffAbove,
        List<Quota> classes,
        List<Lender> lenders,
        @Nullable String plannedBy,
        OffsetDateTime plannedAt) {

    /**
     * @param wishes open wishes of people who fetch their books near the venue
     * @param moved handed over at earlier fairs, on average
     * @param lendable how many the sites could lend
     */
    public record Quota(
            FairClassView ofClass,
            int atLeast,
            @Nullable Integer atMost,
            int wishes,
            int moved,
            int lendable,
            int proposed,
            int picked) {}

    /**
     * @param free how many were free there when it was planned
     * @param keep how many of them stay
     */
    public record Lender(SiteName site, int free, int keep, int proposed) {}
}
