package cn.yishulai.swaps;

import cn.yishulai.catalog.MergeLevel;
import cn.yishulai.catalog.VolumeSummary;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That one volume went into another.
 *
 * @param gone the volume that went; its id keeps answering
 * @param copies how many copies came over
 * @param requests how many open requests came over, the folded ones among them
 * @param undoneAt null while it stands
 */
public record MergeView(
        String id,
        MergeLevel level,
        VolumeSummary gone,
        VolumeSummary into,
        int copies,
        int requests,
        OffsetDateTime mergedAt,
        @Nullable OffsetDateTime undoneAt) {}
