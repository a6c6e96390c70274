package cn.yishulai.reports;

/** What can be counted again at any later date. */
public enum Report {
    /** Service visits (服务人次). */
    VISITS,
    /** How much of what families registered began to move (激活). */
    ACTIVATION,
    /** Books in, out and through, and the ways between sites. */
    BOOKS,
    /** Places that were held and nobody came with (爽约). */
    NO_SHOWS
}
