package cn.yishulai.intake;

import cn.yishulai.kernel.Grade;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What staff scanned and found. A blank label comes with a volume or a book number. */
public record InspectionForm(
        @NotNull @Size(max = 300) String copyCode,
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Grade grade,
        @Nullable Boolean gift,
        @Nullable Boolean libraryStamp,
        @Nullable Boolean discardStamp) {

    boolean asGift() {
        return Boolean.TRUE.equals(gift);
    }

    /** A library's stamp without its discard stamp: the book may not be the family's to give. */
    boolean ofALibrary() {
        return Boolean.TRUE.equals(libraryStamp) && !Boolean.TRUE.equals(discardStamp);
    }
}
