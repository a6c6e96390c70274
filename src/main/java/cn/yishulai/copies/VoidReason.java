package cn.yishulai.copies;

/** Why a book gets another label. An SQL check lists the same names. */
public enum VoidReason {
    DAMAGED,
    LOST,
    UNREADABLE,
    /** Two books carried it. */
    DUPLICATED,
    OTHER
}
