package cn.yishulai.places;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A closure as the rooms above see it.
 *
 * @param site null for all sites of the city
 * @param extendedThrough the last family whose windows were extended
 * @param extendedAt when all were; null while that is being done
 */
public record ClosureFacts(
        UUID id,
        @Nullable UUID site,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        boolean coversBranches,
        boolean withdrawn,
        UUID extendedThrough,
        @Nullable Instant extendedAt) {}
