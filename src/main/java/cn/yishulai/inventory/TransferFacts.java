package cn.yishulai.inventory;

import cn.yishulai.kernel.TransferCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A van load as the rooms above see it.
 *
 * @param room how many copies its boxes take
 */
public record TransferFacts(
        UUID id,
        TransferCode code,
        UUID from,
        UUID to,
        TransferState state,
        int room,
        Instant madeAt,
        @Nullable Instant sentAt,
        @Nullable Instant closedAt) {}
