package cn.yishulai.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A volume as it leaves the catalogue.
 *
 * @param price in yuan, 19.00
 * @param numbers keys in their order
 */
record ExportedVolume(
        OwnIds ids,
        String title,
        @Nullable String label,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String series,
        @Nullable Integer year,
        @Nullable String price,
        List<String> numbers) {

    UUID id() {
        return ids.volume();
    }
}
