package cn.yishulai.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a volume, its edition and its work are called in the catalogue that they were exported from. */
record OwnIds(UUID volume, UUID edition, UUID work) {

    /** Nothing when any of them is missing or none of ours: then it is a record like all others. */
    static @Nullable OwnIds parse(@Nullable String volume, @Nullable String edition, @Nullable String work) {
        if (volume == null || edition == null || work == null) {
            return null;
        }
        try {
            return new OwnIds(UUID.fromString(volume), UUID.fromString(edition), UUID.fromString(work));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
