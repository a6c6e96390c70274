package cn.yishulai.copies;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy as the rooms above see it after a step, with ids instead of names.
 *
 * @param household where it is at home; null at a site
 * @param site where it is or is expected; null at home
 * @param broughtBy the household that last brought it
 */
public record CopyFacts(
        UUID id,
        CopyCode code,
        CopyStatus status,
        UUID volume,
        @Nullable UUID household,
        @Nullable UUID site,
        @Nullable String shelf,
        @Nullable Grade grade,
        @Nullable UUID broughtBy) {

    /** As a query reads it. */
    CopyFacts(
            UUID id,
            String code,
            CopyStatus status,
            UUID volume,
            @Nullable UUID household,
            @Nullable UUID site,
            @Nullable String shelf,
            @Nullable Grade grade,
            @Nullable UUID broughtBy) {
        this(id, new CopyCode(code), status, volume, household, site, shelf, grade, broughtBy);
    }

    public boolean isAt(UUID here) {
        return here.equals(site);
    }
}
