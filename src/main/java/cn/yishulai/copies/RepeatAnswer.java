package cn.yishulai.copies;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with the book in hand answers to "a second copy, or another volume?".
 *
 * @param volumeId which one, when the catalogue has it
 * @param title of another volume that the catalogue does not have; without it the title is the same
 * @param volumeLabel what tells the other volume apart: 下册
 */
public record RepeatAnswer(
        @NotNull Is is,
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 500) String title,
        @Nullable @Size(max = 60) String volumeLabel) {

    /** One more of what the family has, or a book that only shares its number. */
    public enum Is {
        SECOND_COPY,
        ANOTHER_VOLUME
    }

    /** One more of the same. */
    public static RepeatAnswer secondCopy() {
        return new RepeatAnswer(Is.SECOND_COPY, null, null, null);
    }

    boolean namesNothing() {
        return volumeId == null && (title == null || title.isBlank()) && (volumeLabel == null || volumeLabel.isBlank());
    }
}
