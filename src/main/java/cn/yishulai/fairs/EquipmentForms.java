package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is said of equipment. */
final class EquipmentForms {

    private EquipmentForms() {}

    /** @param pieces how many there are */
    record Equipment(
            @NotNull @Size(max = 60) @Pattern(regexp = Said.LINE) String name,
            @Nullable @Size(max = 60) @Pattern(regexp = Said.LINE) String nameEn,
            @Min(1) @Max(1000) int pieces) {}

    record Booking(
            @NotNull @Size(max = 64) String equipmentId,
            @Min(1) @Max(1000) int pieces,
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until) {}
}
