package cn.yishulai.catalog;

/** What a librarian is asked to look at. */
public enum CataloguingKind {
    /** A book that a household or the desk described: more is known of it than they wrote. */
    ENRICH,
    /** Two volumes may be one. */
    MERGE,
    /** One volume may be two: a number turned out to stand on several. */
    SPLIT
}
