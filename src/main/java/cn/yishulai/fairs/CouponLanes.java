package cn.yishulai.fairs;

import java.util.UUID;

/**
 * How the credits of a family are split for tables without network (换书券分道). The shares of all lanes are its credits,
 * so nothing is over-spent by them; what is added to a share so that a family can spend at the table where it finds its
 * book is what can be over-spent, and no more.
 *
 * @param lanes so many devices work at tables
 * @param extra books more than the share of a lane
 * @param unlisted books of a family that the list does not name, at each table
 */
public record CouponLanes(int lanes, int extra, int unlisted) {

    public CouponLanes {
        if (lanes < 1 || extra < 0 || unlisted < 0) {
            throw new IllegalArgumentException("there is a lane, and no lane takes away");
        }
    }

    /** Which lane has the first of what cannot be split evenly: another for another family, so that no table runs dry. */
    int first(UUID family) {
        return Math.floorMod(family.hashCode(), lanes);
    }

    /** @param lane from 1 */
    long share(long credits, UUID family, int lane) {
        int turn = Math.floorMod(lane - 1 - first(family), lanes);
        return credits / lanes + (turn < credits % lanes ? 1 : 0);
    }

    /** So many may be spent there without network; never more than the family has. */
    long coupons(long credits, UUID family, int lane) {
        return Math.min(credits, share(credits, family, lane) + extra);
    }

    /** In all lanes together. */
    long coupons(long credits, UUID family) {
        long sum = 0;
        for (int lane = 1; lane <= lanes; lane++) {
            sum += coupons(credits, family, lane);
        }
        return sum;
    }

    /** As much as the family can over-spend when it goes to every table. */
    long overspent(long credits, UUID family) {
        return coupons(credits, family) - credits;
    }

    /** It can spend all that it has at whichever table it likes. */
    boolean anywhere(long credits, UUID family) {
        for (int lane = 1; lane <= lanes; lane++) {
            if (coupons(credits, family, lane) < credits) {
                return false;
            }
        }
        return true;
    }

    CouponLanes withExtra(int other) {
        return new CouponLanes(lanes, other, unlisted);
    }
}
