package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * For whom the desk acts, and what for.
 *
 * @param personId one of the family; without it the first grown-up
 * @param reason what the family asked for; it reads this itself
 */
public record OnBehalfForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull @Size(max = 40) String familyCode,
        @Nullable @Size(max = 64) String personId,
        @NotNull @Size(min = 1, max = 200) String reason) {

    String person() {
        return personId == null ? "" : personId;
    }
}
