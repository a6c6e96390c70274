package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.kernel.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume that families bring to a trade session, as everybody may see it: not whose it is.
 *
 * @param cover the address of its photo; null when there is none
 * @param copies listed or brought
 * @param own those of the family that asks among them; null when there is none
 * @param grades of those that staff have looked at, best first; null when they have looked at none
 */
public record TradeVolumeView(
        VolumeSummary volume,
        @Nullable String cover,
        int copies,
        @Nullable Integer own,
        @Nullable List<Grade> grades) {}
