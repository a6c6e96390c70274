package cn.yishulai.swaps;

import cn.yishulai.kernel.Grade;
import cn.yishulai.places.Sites;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what, and where it will be fetched.
 *
 * @param volumeId the book that is pointed at
 * @param wish how wide around it; that volume if not said
 * @param alike what a book has in common with it, for something like it
 * @param worstGrade the worst condition that is taken; any if not said
 * @param alsoSiteIds where it may be fetched besides the preferred site
 * @param forFamily whether anybody of the family may read it, and not one person
 */
public record RequestForm(
        @NotNull @Size(max = 64) String volumeId,
        @NotNull @Size(max = 64) String pickupSiteId,
        @Nullable @Size(max = 64) String personId,
        @Nullable Boolean autoAccept,
        @Nullable @Size(max = 40) String familyCode,
        @Nullable WishKind wish,
        @Nullable @Size(max = 4) Set<@NotNull Alike> alike,
        @Nullable Grade worstGrade,
        @Nullable @Size(max = 5) List<@NotNull @Size(max = 64) String> alsoSiteIds,
        @Nullable Boolean forFamily) {

    /** That volume, in any condition, for one person. */
    public static RequestForm forVolume(
            UUID volume, UUID site, @Nullable Boolean autoAccept, @Nullable String familyCode) {
        return new RequestForm(
                volume.toString(), site.toString(), null, autoAccept, familyCode, null, null, null, null, null);
    }

    boolean takesTheFirst() {
        return !Boolean.FALSE.equals(autoAccept);
    }

    /** @throws cn.yishulai.kernel.Refused WISH_UNCLEAR */
    Wish.Width width() {
        return new Wish.Width(wish == null ? WishKind.VOLUME : wish, alike == null ? Set.of() : alike);
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    Wish.Terms terms() {
        List<UUID> also = alsoSiteIds == null
                ? List.of()
                : alsoSiteIds.stream().map(Sites::id).toList();
        return new Wish.Terms(worstGrade, also, Boolean.TRUE.equals(forFamily));
    }
}
