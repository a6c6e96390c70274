package cn.yishulai.copies;

import cn.yishulai.labels.LabelFormat;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a printer once.
 *
 * @param labels how many
 * @param unused how many of them are on no book yet
 * @param drawn how often it was drawn
 */
public record PrintJobView(
        UUID id,
        OffsetDateTime madeAt,
        String sheet,
        LabelFormat format,
        @Nullable String printerId,
        int labels,
        int unused,
        int drawn) {}
