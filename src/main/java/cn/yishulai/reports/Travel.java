package cn.yishulai.reports;

import cn.yishulai.places.SiteName;
import java.util.List;

/**
 * What should travel on the next run (该调的书): what readers wait for elsewhere, and what would help starving sites.
 *
 * @param items the pairs with the most readers first
 */
public record Travel(List<Pair> items) {

    /**
     * From one site to another.
     *
     * @param waiting copies on the shelves of the one that readers fetch at the other
     * @param spare free copies that are not missed at the one and would help the other
     * @param planned for how many there is room already in loads that have not left
     */
    public record Pair(SiteName from, SiteName to, long waiting, long spare, long planned) {

        /** How many more should travel than are planned. */
        long missing() {
            return waiting + spare - planned;
        }
    }
}
