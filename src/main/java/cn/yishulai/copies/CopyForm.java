package cn.yishulai.copies;

import cn.yishulai.kernel.Grade;
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
 * @param ownerGrade the condition as the family sees it; it decides nothing
 */
public record CopyForm(
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Disposition disposition,
        @Nullable @Size(max = 64) String blankLabel,
        @Nullable @Size(max = 40) String familyCode,
        @Valid @Nullable RepeatAnswer answer,
        @Nullable @Size(max = 200) List<Integer> missingParts,
        @Nullable Grade ownerGrade) {

    /** Of which the family says nothing more. */
    public CopyForm(
            @Nullable String volumeId,
            @Nullable String bookNumber,
            Disposition disposition,
            @Nullable String blankLabel,
            @Nullable String familyCode,
            @Nullable RepeatAnswer answer,
            @Nullable List<Integer> missingParts) {
        this(volumeId, bookNumber, disposition, blankLabel, familyCode, answer, missingParts, null);
    }

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
