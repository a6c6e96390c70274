package cn.yishulai.copies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a copy last: one scan, which may be several movements (received, and set aside at once).
 *
 * @param became through which statuses it went, the last of them its status now
 * @param before how it stood
 */
public record LastVerb(UUID actor, Instant at, String reason, List<CopyStatus> became, Stood before) {

    /** How the reason of a step begins that takes an earlier one back. */
    private static final String UNDONE = "undone: ";

    /** How a copy stands, or stood. */
    public record Stood(CopyStatus status, @Nullable UUID household, @Nullable UUID site, @Nullable String shelf) {}

    public CopyStatus now() {
        return became.get(became.size() - 1);
    }

    /** It took another step back already. */
    public boolean isAnUndoing() {
        return reason.startsWith(UNDONE);
    }

    public Move undoneBy(UUID staff) {
        return Move.by(staff, UNDONE + reason);
    }
}
