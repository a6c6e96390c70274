package cn.yishulai.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A volume in one line of a list.
 *
 * @param parts labels of the parts of a set, in their order; null for a single volume
 */
public record VolumeSummary(
        UUID id, String title, @Nullable String volumeLabel, @Nullable String author, @Nullable List<String> parts) {

    /** @param said the parts as a librarian said them; null when only the title says */
    public static VolumeSummary of(
            UUID id, String title, @Nullable String label, @Nullable String author, @Nullable List<String> said) {
        List<String> parts = said == null ? SetTitle.parts(title, label) : said;
        return new VolumeSummary(id, title, label, author, parts.isEmpty() ? null : parts);
    }
}
