package cn.yishulai.swaps;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a phone recorded when families met, at once or later, as often as it likes.
 *
 * @param device its own id, which it keeps
 * @param deviceTime what its clock says now: how wrong it is, is taken off the times of the records
 */
public record MeetingsForm(
        @NotNull UUID device,
        @NotNull OffsetDateTime deviceTime,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Event> events) {

    /**
     * One swap as this family says it: a book of its own, and either what it scanned from the other phone or the record of
     * the other family that it confirms.
     *
     * @param sequence counted by the device from 1 and never used again
     * @param gives the code of the own book
     * @param confirms id of the other family's record
     */
    public record Event(
            @Positive long sequence,
            @NotNull OffsetDateTime occurredAt,
            @NotNull @Size(min = 1, max = 300) String gives,
            @Nullable @Size(min = 1, max = 600) String code,
            @Nullable @Size(max = 64) String confirms) {}
}
