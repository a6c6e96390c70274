package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import org.jspecify.annotations.Nullable;

/** What happened to a copy at the counter, and the reader it concerns. */
public record CopyOutcome(CopyView copy, @Nullable RequestBrief request) {}
