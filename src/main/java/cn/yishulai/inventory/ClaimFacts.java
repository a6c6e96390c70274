package cn.yishulai.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the rooms above see it.
 *
 * @param pickupUntil the copy is kept to the end of this day, Asia/Shanghai; null before it is on the hold shelf
 */
public record ClaimFacts(
        UUID copy, Reader reader, ClaimState state, Instant claimedAt, @Nullable LocalDate pickupUntil) {}
