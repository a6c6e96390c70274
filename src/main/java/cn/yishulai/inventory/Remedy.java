package cn.yishulai.inventory;

/** What sign-off does about a copy. */
public enum Remedy {
    NONE,
    /** It becomes missing; its reader keeps the place in line. */
    MISS,
    /** Missing before, it is on a shelf again. */
    FIND,
    /** Recorded on the shelf where it stands. */
    CORRECT_SHELF,
    /** Recorded at another site, free, and here: it is sent here and received. */
    ADOPT
}
