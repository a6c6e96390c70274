package cn.yishulai.people;

/** What somebody does at a site; each includes those before it. */
public enum Duty {
    /** Takes in and hands over books, packs and receives van loads. */
    COUNTER,
    /** Draws the plan of the shelves, too. */
    STOCKTAKE_LEAD,
    /** Closes the site for a day, too. */
    SITE_HEAD
}
