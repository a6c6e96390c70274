package cn.yishulai.swaps;

import cn.yishulai.catalog.MergeLevel;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which volume turned out to be this one.
 *
 * @param level how much of the two is one; null for all of them
 */
record MergeForm(@NotNull @Size(max = 64) String otherVolumeId, @Nullable MergeLevel level) {

    MergeLevel howMuch() {
        return level == null ? MergeLevel.VOLUME : level;
    }
}
