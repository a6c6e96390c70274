package cn.yishulai.copies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a copy is: with a household, or at a site. One of the two, never both and never none. */
record Place(@Nullable UUID household, @Nullable UUID site) {

    Place {
        if ((household == null) == (site == null)) {
            throw new IllegalArgumentException("a copy is in one place");
        }
    }

    static Place home(UUID household) {
        return new Place(household, null);
    }

    static Place site(UUID site) {
        return new Place(null, site);
    }
}
