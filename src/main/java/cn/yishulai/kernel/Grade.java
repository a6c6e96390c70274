package cn.yishulai.kernel;

/** The condition of a copy (品相) as staff found it, best first. What a family says about its book is not a grade. */
public enum Grade {
    /** As from the shop. */
    LIKE_NEW,
    /** Eight tenths new: clean, tight, no marks. */
    GOOD,
    /** Read, whole and clean. */
    FAIR,
    /** Whole, with marks or a loose spine. */
    WORN,
    /** Pages missing, mould, scribbled over. */
    DAMAGED;

    /** Whether this is the lowest grade still accepted, or better. */
    public boolean atLeast(Grade lowest) {
        return compareTo(lowest) <= 0;
    }

    /** The worse of the two. */
    public static Grade worse(Grade one, Grade other) {
        return one.atLeast(other) ? other : one;
    }
}
