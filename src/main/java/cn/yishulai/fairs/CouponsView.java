package cn.yishulai.fairs;

import cn.yishulai.fairs.CouponRows.Lane;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the credits of the families are split for tables without network, and what that can cost the library.
 *
 * @param drawn a device works with them, so they stay as they are
 * @param families with a ticket that is good
 * @param credits what they have, and can spend at the venue while the fair goes on; what they paid at its tables is in it
 * @param coupons of all lanes together
 * @param overspentAtMost when every family spent every coupon
 * @param overspent what was really over-spent so far, and is carried by the library
 * @param choices what another extra would mean
 */
public record CouponsView(
        int lanes,
        int extra,
        int unlisted,
        boolean drawn,
        int families,
        long credits,
        long coupons,
        long overspentAtMost,
        long overspent,
        List<OfLane> ofLanes,
        List<Choice> choices) {

    /** @param drawnAt when its device last fetched its list; null while none has */
    public record OfLane(int lane, long coupons, @Nullable OffsetDateTime drawnAt) {

        static OfLane of(int lane, long planned, @Nullable Lane drawn) {
            return drawn == null ? new OfLane(lane, planned, null) : new OfLane(lane, drawn.coupons(), drawn.drawnAt());
        }
    }

    /** @param anywhere families that can spend all that they have at whichever table they like */
    public record Choice(int extra, int anywhere, long overspentAtMost) {}
}
