package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A family that joins at the desk.
 *
 * @param kind of the first person; without it an adult
 * @param phone with the one-time code that was sent to it; without a phone the card is enough
 */
public record FoundingForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull @Size(min = 1, max = 40) String nickname,
        @Nullable PersonKind kind,
        @Nullable @Size(max = 14) String phone,
        @Nullable @Size(min = 6, max = 6) String code) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "FoundingForm[]";
    }
}
