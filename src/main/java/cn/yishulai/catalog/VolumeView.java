package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumberKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a volume. Only the title is sure: author, publisher, year and price are often unknown.
 *
 * @param price in yuan with two decimals ("31.80")
 * @param bookNumber as printed, the first one if the volume carries several
 * @param furtherNumbers as printed; null when there is no other
 * @param parts labels of the parts of a set, in their order; null for a single volume
 * @param cover the address of its photo; null when there is none
 * @param mergedInto the volume that it turned out to be; null for all that are not merged
 */
public record VolumeView(
        UUID id,
        UUID workId,
        UUID editionId,
        String title,
        @Nullable String volumeLabel,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable Integer year,
        @Nullable String price,
        @Nullable String bookNumber,
        BookNumberKind bookNumberKind,
        @Nullable List<String> furtherNumbers,
        @Nullable List<String> parts,
        @Nullable String cover,
        @Nullable UUID mergedInto) {

    public VolumeSummary summary() {
        return new VolumeSummary(id, title, volumeLabel, author, parts);
    }
}
