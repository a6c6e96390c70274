package cn.yishulai.copies;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A book gets another label.
 *
 * @param siteId where staff do it; a family does it at home and names none
 * @param blankLabel one that was printed blank and is on the book now; null for a new code, to be printed
 */
public record RelabelForm(
        @Nullable @Size(max = 64) String siteId,
        @NotNull VoidReason reason,
        @Nullable @Size(max = 200) String note,
        @Nullable @Size(max = 300) String blankLabel) {}
