package cn.yishulai.simulation;

/** What a simulation counts. */
public enum Figure {
    /** Share of the wishes made until some weeks before the end that were met by the end. */
    WISHES_MET,
    VOLUMES_MET,
    WORKS_MET,
    ALIKE_MET,
    /** Of wishes of families that had never been given a book when they wished. */
    NEWCOMERS_MET,
    CHILDREN_MET,
    /** Days from the wish to the reader's hands, of those met: half waited no longer. */
    WAITING_MEDIAN,
    /** Nine of ten waited no longer. */
    WAITING_NINTH,
    /** How unevenly books went to the families that wished, brought or got one. */
    GINI,
    /** Share of the books given that were a family's first. */
    TO_NEWCOMERS,
    /** Credits outstanding at the end ÷ copies on shelves that anybody wanted in the last half year. */
    GAUGE,
    CREDITS,
    ON_SHELVES,
    /** Share of the books brought until some weeks before the end that a reader took. */
    MOVED,
    /** Homes asked, for a hundred wishes. */
    APPEALS,
    /** Share of promises of homes that were kept. */
    PROMISES_KEPT,
    /** Share of books kept for a reader that were not fetched. */
    NOT_FETCHED,
    /** Share of wishes that the limit of open ones turned away. */
    TURNED_AWAY
}
