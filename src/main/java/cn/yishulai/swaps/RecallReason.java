package cn.yishulai.swaps;

/** Why a title is recalled. Families are told that it is being looked into, and nothing of whose fault it is. */
public enum RecallReason {
    /** Whether the copies were theirs to give who brought them. */
    PROVENANCE,
    MOULD,
    BANNED,
    PIRATED,
    /** A toy that comes loose, a paint that should not be there. */
    SAFETY
}
