package cn.yishulai.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The credits of a household: what they are good for, what is left of pooled prices, and the entries, newest first. */
public record StatementView(
        long free,
        long held,
        List<PurseView> purses,
        List<RemainderView> remainders,
        List<EntryView> items,
        @Nullable String nextAfter) {}
