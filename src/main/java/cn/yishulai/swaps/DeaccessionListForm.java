package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies that are to leave the stock together.
 *
 * @param recipient who gets a donation: a village school, a ship, a prison library
 * @param copyCodes at most 200: so many lines are locked at once when the list is carried out
 */
public record DeaccessionListForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull Purpose purpose,
        @Nullable @Size(max = 200) @Pattern(regexp = SAID) String recipient,
        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = SAID) String reason,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Size(max = 64) String> copyCodes) {

    /** Something said, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    /** Where copies go that nobody swaps any more. */
    public enum Purpose {
        /** A shelf from which anybody takes a book without a credit. */
        FREE_SHELF,
        /** To somebody who can use them. */
        DONATION
    }
}
