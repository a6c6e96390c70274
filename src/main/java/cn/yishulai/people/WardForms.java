package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a guardian says about a child. */
final class WardForms {

    private WardForms() {}

    /** @param own whether the child, 14 or older, has agreed too */
    record ConsentForm(@NotNull @Size(max = 20) String consentVersion, @Nullable Boolean own) {}

    /** The next age band, or that the child is 18. */
    record GrowthForm(@Nullable AgeBand ageBand, @Nullable Boolean adult) {}

    /** Who is to answer for the child. */
    record GuardianForm(@NotNull @Size(max = 64) String guardianId) {}
}
