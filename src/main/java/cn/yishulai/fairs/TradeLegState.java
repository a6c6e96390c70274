package cn.yishulai.fairs;

/** How far a book of a result is on its way to the family that gets it. */
public enum TradeLegState {
    TO_FETCH,
    FETCHED,
    /** Lost, or taken back by its family; a further run finds a substitute if there is one. */
    GONE,
    /** It became stock, and the family that would have got it keeps its credit. */
    NOT_FETCHED
}
