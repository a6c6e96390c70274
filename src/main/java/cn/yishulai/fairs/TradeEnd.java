package cn.yishulai.fairs;

/** What a family wants done with a book that nobody takes. */
public enum TradeEnd {
    /** It goes on a shelf, and the family keeps the credit. */
    STOCK,
    /** It waits at the desk to be fetched home. */
    HOME
}
