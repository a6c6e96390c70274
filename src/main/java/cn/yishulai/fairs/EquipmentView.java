package cn.yishulai.fairs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Things that fairs need and that there are only so many of: tents, tables, loudspeakers.
 *
 * @param pieces how many there are
 * @param free how many nobody has booked in the span that was asked about; null when none was
 */
public record EquipmentView(UUID id, String name, @Nullable String nameEn, int pieces, @Nullable Integer free) {}
