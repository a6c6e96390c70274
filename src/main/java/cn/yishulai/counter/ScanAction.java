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
    OPEN_DROP_OFF,
    INSPECT,
    REGISTER
}
