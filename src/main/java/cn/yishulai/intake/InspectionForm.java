package cn.yishulai.intake;

import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.kernel.Grade;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff scanned and found. A blank label comes with a volume or a book number.
 *
 * @param answer to the question of a repeated scan; null when it was not asked
 * @param missingParts what the checklist of a set found missing, counted from 1; empty for a whole set
 */
public record InspectionForm(
        @NotNull @Size(max = 300) String copyCode,
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Grade grade,
        @Nullable Boolean gift,
        @Nullable Boolean libraryStamp,
        @Nullable Boolean discardStamp,
        @Valid @Nullable RepeatAnswer answer,
        @Nullable @Size(max = 200) List<Integer> missingParts) {

    /** A single book of which nothing was asked. */
    public InspectionForm(
            String copyCode,
            @Nullable String volumeId,
            @Nullable String bookNumber,
            Grade grade,
            @Nullable Boolean gift,
            @Nullable Boolean libraryStamp,
            @Nullable Boolean discardStamp) {
        this(copyCode, volumeId, bookNumber, grade, gift, libraryStamp, discardStamp, null, null);
    }

    /** The same book, and now it is known which volume it is: nothing more to ask. */
    InspectionForm of(UUID volume) {
        return new InspectionForm(
                copyCode,
                volume.toString(),
                null,
                grade,
                gift,
                libraryStamp,
                discardStamp,
                RepeatAnswer.secondCopy(),
                missingParts);
    }

    boolean asGift() {
        return Boolean.TRUE.equals(gift);
    }

    /** A library's stamp without its discard stamp: the book may not be the family's to give. */
    boolean ofALibrary() {
        return Boolean.TRUE.equals(libraryStamp) && !Boolean.TRUE.equals(discardStamp);
    }
}
