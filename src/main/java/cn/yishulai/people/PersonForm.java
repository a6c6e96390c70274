package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person to be added to a household.
 *
 * @param consentVersion the notice that the guardian agreed to; needed for a child
 */
public record PersonForm(
        @NotNull @Size(min = 1, max = 40) String nickname,
        @NotNull PersonKind kind,
        @Nullable AgeBand ageBand,
        @Nullable @Size(max = 20) String consentVersion) {}
