package cn.yishulai.catalog;

/** How much of two volumes is one. */
public enum MergeLevel {
    /** The very same: copies and requests of the one are those of the other. */
    VOLUME,
    /** Two volumes of one edition: 上册 and 下册. */
    EDITION,
    /** One text in two editions. */
    WORK
}
