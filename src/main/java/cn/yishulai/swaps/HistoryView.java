package cn.yishulai.swaps;

import cn.yishulai.catalog.DescribedField;
import cn.yishulai.catalog.Origin;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the description of a volume came to be, oldest first, and what it was merged with, newest first. */
public record HistoryView(List<ChangeView> changes, List<MergeView> merges) {

    /**
     * One value that became another.
     *
     * @param of what it is a field of: WORK, EDITION or VOLUME
     * @param field null when it came to be, with all the values it then had
     * @param source the name of a file or service, or who it was, as the audit trail names people
     */
    public record ChangeView(
            String of,
            @Nullable DescribedField field,
            @Nullable String oldValue,
            @Nullable String newValue,
            Origin.Kind origin,
            String source,
            @Nullable String place,
            OffsetDateTime at) {}
}
