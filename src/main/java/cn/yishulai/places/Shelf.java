package cn.yishulai.places;

import cn.yishulai.kernel.ShelfCode;
import java.util.UUID;

/**
 * A shelf location (架位): a shelf, a box or a trolley of a site.
 *
 * @param code what its label says; stays for as long as the shelf is there
 * @param name as people call it, once at a site; a copy that stands there names it
 * @param place in the walk through the site, from 1
 */
public record Shelf(ShelfCode code, UUID site, String name, int place) {

    /** A name that can be read: at least one character that is neither blank nor control. */
    public static final String NAMED =
            "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\p{IsWhite_Space}][^\\p{Cntrl}\\p{Cf}]*";
}
