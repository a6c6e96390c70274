package cn.yishulai.copies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book that a family registers at home: a volume, or a book number that names exactly one.
 *
 * @param answer to the question of a repeated scan; null when it was not asked
 * @param missingParts of a set, counted from 1
 */
public record CopyForm(
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Disposition disposition,
        @Nullable @Size(max = 64) String blankLabel,
        @Nullable @Size(max = 40) String familyCode,
        @Valid @Nullable RepeatAnswer answer,
        @Nullable @Size(max = 200) List<Integer> missingParts) {

    /** A single book of which nothing was asked. */
    public CopyForm(
            @Nullable String volumeId,
            @Nullable String bookNumber,
            Disposition disposition,
            @Nullable String blankLabel,
            @Nullable String familyCode) {
        this(volumeId, bookNumber, disposition, blankLabel, familyCode, null, null);
    }
}
