package cn.yishulai.fairs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent about devices, and by them. */
final class DeviceForms {

    private DeviceForms() {}

    enum Purpose {
        GATE,
        TABLE
    }

    /**
     * @param label what people call the device: says something, in one line
     * @param table of a device of a table
     */
    record Offer(
            @NotNull Purpose purpose,
            @NotNull @Size(max = 40) @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*") String label,
            @Nullable @Min(1) @Max(1000) Integer table) {}

    /** @param deviceTime what the clock of the device says */
    record Pair(@NotNull @Size(min = 1, max = 64) String pairingCode, @NotNull OffsetDateTime deviceTime) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Pair[]";
        }
    }

    /** @param sentAt what the clock of the device says now: how wrong it is, is taken off the times of the events */
    record Upload(@NotNull OffsetDateTime sentAt, @NotNull @Size(max = 500) List<@NotNull @Valid Event> events) {}

    /** @param occurredAt by the clock of the device */
    record Event(
            @NotNull @Positive Long sequence,
            @NotNull @Pattern(regexp = "[A-Z_]{1,20}") String kind,
            @NotNull OffsetDateTime occurredAt,
            @Nullable @Size(max = 20) Map<String, Object> body) {

        Map<String, Object> said() {
            return body == null ? Map.of() : body;
        }
    }
}
