package cn.yishulai.ledger;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Credits of one household that are good for the same books, until the same day, at the same place.
 *
 * @param endsAt null for credits that do not end
 * @param siteId where they are good; null for everywhere
 */
public record PurseView(String purse, long free, long held, @Nullable OffsetDateTime endsAt, @Nullable String siteId) {}
