package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeView;
import cn.yishulai.places.SiteName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A volume and where its copies are.
 *
 * @param availability sites with at least one copy
 * @param freeCopies on a shelf and not claimed, all sites
 * @param callableAtHome listed by households
 * @param waiting open requests
 * @param credits what a copy costs; where prices count, the cheapest free one
 */
public record ShelvedVolume(
        @JsonUnwrapped VolumeView volume,
        List<Availability> availability,
        int freeCopies,
        int callableAtHome,
        long waiting,
        long credits) {

    /** The copies at one site. */
    public record Availability(SiteName site, int free, int copies) {}
}
