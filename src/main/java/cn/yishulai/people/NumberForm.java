package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the desk learned about a number.
 *
 * @param familyCode of the card that was shown with it; needed to confirm
 */
public record NumberForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull @Size(max = 14) String phone,
        @NotNull Finding finding,
        @Nullable @Size(max = 40) String familyCode) {

    /** Whose it is. */
    public enum Finding {
        STILL_THEIRS,
        SOMEBODY_ELSES
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "NumberForm[" + finding + "]";
    }
}
