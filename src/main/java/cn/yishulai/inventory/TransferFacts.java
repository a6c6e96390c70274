package cn.yishulai.inventory;

import cn.yishulai.kernel.TransferCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A van load as the rooms above see it.
 *
 * @param room how many copies its boxes take
 * @param run on which it rides; null when it has a van to itself
 * @param ontoTables what comes out of it stands on the tables of a fair and not on a shelf
 */
public record TransferFacts(
        UUID id,
        TransferCode code,
        UUID from,
        UUID to,
        TransferState state,
        int room,
        @Nullable UUID run,
        boolean ontoTables,
        Instant madeAt,
        @Nullable Instant sentAt,
        @Nullable Instant closedAt) {}
