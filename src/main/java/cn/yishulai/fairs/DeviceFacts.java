package cn.yishulai.fairs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A helper's device at a fair.
 *
 * @param purpose GATE or TABLE
 * @param table its number; null at a gate
 * @param epoch of the fair when it was paired
 * @param pairedBy who answers for it
 */
public record DeviceFacts(UUID id, UUID fair, String purpose, @Nullable Integer table, int epoch, UUID pairedBy) {}
