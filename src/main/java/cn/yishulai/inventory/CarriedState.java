package cn.yishulai.inventory;

/** Where one copy of a van load stands. */
public enum CarriedState {
    /** In the load, in transit. */
    PACKED,
    RECEIVED,
    /** Packed and not received. */
    MISSING,
    /** Packed, and unpacked again before the van left. */
    TAKEN_OUT
}
