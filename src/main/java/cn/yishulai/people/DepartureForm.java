package cn.yishulai.people;

import cn.yishulai.kernel.CopyCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody moves out, with the children they answer for.
 *
 * @param joinCode of the family they join; without it they found one of their own
 * @param copyCodes which books of the family's shelf go along
 * @param credits how many of the family's free credits go along
 */
public record DepartureForm(
        @Nullable @Size(max = 40) String joinCode,
        @Nullable @Size(max = 500) List<@NotNull @Size(max = 64) String> copyCodes,
        @Nullable @Min(0) @Max(100_000) Long credits) {

    Set<CopyCode> copies() {
        return copyCodes == null
                ? Set.of()
                : copyCodes.stream().map(CopyCode::new).collect(Collectors.toSet());
    }

    long share() {
        return credits == null ? 0 : credits;
    }
}
