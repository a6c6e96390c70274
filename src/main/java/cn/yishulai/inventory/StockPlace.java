package cn.yishulai.inventory;

import cn.yishulai.copies.CopyStatus;
import org.jspecify.annotations.Nullable;

/** The kinds of places in which a site keeps its copies. */
public enum StockPlace {
    SHELF,
    /** Free, but nobody has said on which shelf. */
    NO_SHELF,
    HOLD_SHELF,
    QUARANTINE,
    /** Not expected here. */
    NOWHERE;

    /** Where a copy in this status stands. */
    static StockPlace of(@Nullable CopyStatus status, @Nullable String shelf) {
        if (status == CopyStatus.ON_HOLD_SHELF) {
            return HOLD_SHELF;
        }
        if (status == CopyStatus.QUARANTINED) {
            return QUARANTINE;
        }
        return status == null ? NOWHERE : shelf == null ? NO_SHELF : SHELF;
    }
}
