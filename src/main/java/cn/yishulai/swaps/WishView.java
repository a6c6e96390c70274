package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.kernel.Grade;
import cn.yishulai.places.SiteName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, whatever is promised by now.
 *
 * @param book the one that was pointed at
 * @param alike what others have in common with it; null unless something like it is wished
 * @param worstGrade null where any condition is taken
 * @param alsoSites where it may be fetched besides the preferred site; null for nowhere else
 */
public record WishView(
        WishKind kind,
        VolumeSummary book,
        @Nullable List<Alike> alike,
        @Nullable Grade worstGrade,
        SiteName preferredSite,
        @Nullable List<SiteName> alsoSites,
        boolean forFamily) {}
