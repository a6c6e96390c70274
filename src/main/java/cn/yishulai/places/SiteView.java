package cn.yishulai.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site as everybody may see it.
 *
 * @param parentId the site it belongs to; null for one that stands on its own
 * @param receives books can be brought and fetched here
 * @param openDays the coming fourteen days; null in a list
 */
public record SiteView(
        UUID id,
        @Nullable UUID parentId,
        String name,
        SiteKind kind,
        @Nullable String address,
        boolean receives,
        @Nullable List<OpenDay> openDays) {

    static SiteView of(Site site) {
        return new SiteView(
                site.id(), site.parentId(), site.name(), site.kind(), site.address(), site.receives(), null);
    }

    SiteView with(List<OpenDay> days) {
        return new SiteView(id, parentId, name, kind, address, receives, days);
    }
}
