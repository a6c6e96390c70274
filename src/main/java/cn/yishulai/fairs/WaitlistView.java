package cn.yishulai.fairs;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family's place in a waiting line.
 *
 * @param before how many families wait before it; null when it waits no more
 * @param offerUntil until when it must answer; null while nothing is offered, or while the fair is postponed
 * @param frozenSeconds what is left of the time for the answer while the fair is postponed
 */
public record WaitlistView(
        UUID id,
        TicketView.FairBrief fair,
        int session,
        int slot,
        OffsetDateTime from,
        OffsetDateTime until,
        int persons,
        WaitlistState state,
        @Nullable Integer before,
        int passedOver,
        int mostPassedOver,
        @Nullable OffsetDateTime offerUntil,
        @Nullable Integer frozenSeconds,
        OffsetDateTime joinedAt) {}
