package cn.yishulai.swaps;

/** How wide a wish is, around the book that its reader pointed at. */
public enum WishKind {
    /** That volume. */
    VOLUME,
    /** Any volume of its edition. */
    EDITION,
    /** Any edition of its work. */
    WORK,
    /** Another book that has something in common with it. */
    LIKE
}
