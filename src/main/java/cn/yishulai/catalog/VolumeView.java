package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumberKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a volume. Only the title is sure: author, publisher, year and price are often unknown.
 *
 * @param price in yuan with two decimals ("31.80")
 * @param bookNumber as printed, the first one if the volume carries several
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
        BookNumberKind bookNumberKind) {

    public VolumeSummary summary() {
        return new VolumeSummary(id, title, volumeLabel, author);
    }
}
