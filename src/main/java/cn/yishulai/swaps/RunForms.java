package cn.yishulai.swaps;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a run of the van. */
final class RunForms {

    /** Something said, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    private RunForms() {}

    record Halt(@NotNull @Size(max = 64) String siteId) {}

    /** @param room how many copies the van takes */
    record Plan(
            @NotNull LocalDate day,
            @NotNull @Min(1) @Max(5000) Integer room,
            @Nullable @Size(max = 64) String driverId,
            @NotNull @Size(min = 2, max = 40) List<@Valid @NotNull Halt> stops) {}

    /** @param spare how many of the room are free copies that help the other site */
    record Load(
            @NotNull @Min(1) @Max(40) Integer fromStop,
            @NotNull @Min(1) @Max(40) Integer toStop,
            @NotNull @Min(1) @Max(1000) Integer room,
            @Nullable @Min(0) @Max(1000) Integer spare) {}

    /** @param overBecause why more goes in than the van takes */
    record Loading(
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull Load> loads,
            @Nullable @Size(max = 300) @Pattern(regexp = SAID) String overBecause) {}

    /**
     * @param transferCode into which load, when more than one could be meant
     * @param damaged what is broken, when nobody can read it any more
     */
    record Scan(
            @NotNull @Size(max = 64) String copyCode,
            @Nullable @Size(max = 64) String transferCode,
            @Nullable @Size(max = 300) @Pattern(regexp = SAID) String damaged) {}

    record Leaving(@NotNull @Min(1) @Max(40) Integer position) {}
}
