package cn.yishulai.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a device read, at once or later, all of it or a part, in any order.
 *
 * @param device its own id, which it keeps
 * @param deviceTime what its clock says now: how wrong it is, is taken off the times of the events
 */
public record ShelfScansForm(
        @NotNull UUID device,
        @NotNull OffsetDateTime deviceTime,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Event> events) {

    /**
     * One scan: what was read, or a shelf that was chosen on the screen.
     *
     * @param sequence counted by the device from 1 and never used again
     */
    public record Event(
            @Positive long sequence,
            @NotNull OffsetDateTime occurredAt,
            @Nullable @Size(min = 1, max = 300) String code,
            @Nullable @Size(min = 1, max = 40) String shelf,
            @Nullable Boolean holdShelf) {}
}
