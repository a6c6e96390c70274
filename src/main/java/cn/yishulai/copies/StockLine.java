package cn.yishulai.copies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The copies of one volume at one place.
 *
 * @param site null for all homes together
 * @param free on a shelf and not claimed
 * @param atSite all that are at the site or on their way to it
 * @param callable listed by households that would part with or lend them, and whose shelves do not sleep
 */
public record StockLine(UUID volume, @Nullable UUID site, int free, int atSite, int callable) {}
