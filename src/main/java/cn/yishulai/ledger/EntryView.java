package cn.yishulai.ledger;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a household's statement; credits are signed: what the line did to the free credits. */
public record EntryView(
        UUID id, OffsetDateTime at, CreditKind kind, long credits, @Nullable String copyCode, String purse) {}
