package cn.yishulai.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That two were found to be one.
 *
 * @param gone the volume that went into the other
 * @param undoneAt null while it stands
 */
public record Merge(UUID id, MergeLevel level, UUID gone, UUID into, Instant mergedAt, @Nullable Instant undoneAt) {}
