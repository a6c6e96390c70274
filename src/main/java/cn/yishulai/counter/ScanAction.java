package cn.yishulai.counter;

/** What can be done with what was scanned. */
public enum ScanAction {
    SHELVE,
    HOLD_SHELF,
    HAND_OVER,
    SEND,
    RECEIVE,
    MISSING,
    QUARANTINE,
    /** Decide what becomes of a book that was set aside. */
    CLEAR,
    OPEN_DROP_OFF,
    INSPECT,
    REGISTER,
    /** Every copy that is scanned from now on goes onto this shelf, or into this load. */
    SCAN_INTO
}
