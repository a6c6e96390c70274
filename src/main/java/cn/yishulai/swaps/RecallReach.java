package cn.yishulai.swaps;

/**
 * What a recall touches.
 *
 * @param onShelves free or claimed, at all sites
 * @param atHomes with families, listed or handed over
 * @param setAside in quarantine already
 * @param waiting readers in line
 */
public record RecallReach(
        String title,
        int volumes,
        int onShelves,
        int onHoldShelves,
        int inTransit,
        int atFairs,
        int atHomes,
        int families,
        int setAside,
        int missing,
        int sites,
        int waiting) {}
