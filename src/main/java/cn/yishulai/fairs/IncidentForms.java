package cn.yishulai.fairs;

import cn.yishulai.fairs.IncidentView.Kind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is said of what happened at a fair. */
final class IncidentForms {

    private IncidentForms() {}

    /**
     * @param urgent somebody has to go now; no where it is left out
     * @param place where, in the words of those who stand there
     */
    record Raise(
            @NotNull Kind kind,
            @Nullable Boolean urgent,
            @NotNull @Size(max = 500) @Pattern(regexp = Said.LINE) String what,
            @Nullable @Size(max = 60) @Pattern(regexp = Said.LINE) String place) {}

    /** @param instead of whoever sees to it now */
    record Take(@Nullable Boolean instead) {}

    record Close(@NotNull @Size(max = 500) @Pattern(regexp = Said.LINE) String outcome) {}
}
