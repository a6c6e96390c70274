package cn.yishulai.counter;

import cn.yishulai.copies.CopyView;
import cn.yishulai.places.SiteName;
import cn.yishulai.swaps.RequestBrief;
import cn.yishulai.swaps.RequestState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a copy should be now; whoever has it in the hand brings it there.
 *
 * @param site at which site, or to which it is going; absent with a family
 * @param until on the hold shelf, to the end of this day
 */
public record Belongs(Where where, @Nullable SiteName site, @Nullable String shelf, @Nullable LocalDate until) {

    /** What kind of place. */
    public enum Where {
        ON_ITS_SHELF,
        ON_THE_HOLD_SHELF,
        /** Off the hold shelf: nobody waits for it any more. */
        BACK_TO_ITS_SHELF,
        /** In the box for another site, where its reader fetches it. */
        IN_THE_VAN_BOX,
        ON_ITS_WAY,
        WITH_A_FAMILY,
        /** Its family promised to bring it: it is taken in, and goes to the hold shelf for whoever waits. */
        PROMISED_TO_US,
        SET_ASIDE,
        /** Nobody knows; it was last on this shelf. */
        LOST,
        ON_A_FAIR_TABLE,
        NOWHERE
    }

    static Belongs of(CopyView copy, @Nullable RequestBrief request) {
        return switch (copy.status()) {
            case PROMISED -> new Belongs(Where.PROMISED_TO_US, null, null, null);
            case LISTED, HANDED_OVER -> new Belongs(Where.WITH_A_FAMILY, null, null, null);
            case AVAILABLE -> at(Where.ON_ITS_SHELF, copy);
            case CLAIMED -> claimed(copy, request);
            case ON_HOLD_SHELF ->
                request == null
                        ? at(Where.BACK_TO_ITS_SHELF, copy)
                        : new Belongs(Where.ON_THE_HOLD_SHELF, copy.site(), null, request.pickupUntil());
            case IN_TRANSIT -> at(Where.ON_ITS_WAY, copy);
            case AT_FAIR -> at(Where.ON_A_FAIR_TABLE, copy);
            case MISSING -> at(Where.LOST, copy);
            case QUARANTINED -> new Belongs(Where.SET_ASIDE, copy.site(), null, null);
            case WITHDRAWN -> new Belongs(Where.NOWHERE, null, null, null);
        };
    }

    /** Offered, it waits on its shelf for the reader's word. */
    private static Belongs claimed(CopyView copy, @Nullable RequestBrief request) {
        if (request == null || request.state() == RequestState.OFFERED) {
            return at(Where.ON_ITS_SHELF, copy);
        }
        boolean fetchedHere = copy.site() != null
                && copy.site().id().equals(request.pickupSite().id());
        return fetchedHere
                ? new Belongs(Where.ON_THE_HOLD_SHELF, copy.site(), null, null)
                : new Belongs(Where.IN_THE_VAN_BOX, request.pickupSite(), null, null);
    }

    private static Belongs at(Where where, CopyView copy) {
        return new Belongs(where, copy.site(), copy.shelf(), null);
    }
}
