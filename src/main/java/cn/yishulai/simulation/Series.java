package cn.yishulai.simulation;

/** What a simulation counts every day. */
public enum Series {
    /** Share of the wishes made so far that have been met. */
    WISHES_MET,
    /** Wishes in line. */
    WAITING,
    ON_SHELVES,
    CREDITS,
    /** Credits outstanding ÷ wanted copies on shelves. */
    GAUGE
}
