package cn.yishulai.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The credits of a household, newest entry first. */
public record StatementView(long free, long held, List<EntryView> items, @Nullable String nextAfter) {}
