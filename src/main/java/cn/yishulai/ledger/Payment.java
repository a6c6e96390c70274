package cn.yishulai.ledger;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for, as far as purses care. GENERAL pays for everything; of the others those that are not closed to it.
 *
 * @param site where the book is handed over; null where credits of one site are not asked
 * @param closed names of purses that do not pay for it. Asked only when the family has anything but plain credits
 */
public record Payment(@Nullable UUID site, Supplier<Set<String>> closed) {}
