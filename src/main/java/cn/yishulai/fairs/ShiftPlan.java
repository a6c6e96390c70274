package cn.yishulai.fairs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift to be filled.
 *
 * @param role what helpers do: 入场, 换书台
 * @param needed how many helpers
 */
public record ShiftPlan(String role, Instant from, Instant until, int needed, @Nullable String note) {}
