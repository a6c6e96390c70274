package cn.yishulai.copies;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A book that a family registers at home: a volume, or a book number that names exactly one. */
public record CopyForm(
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Disposition disposition,
        @Nullable @Size(max = 64) String blankLabel,
        @Nullable @Size(max = 40) String familyCode) {}
