package cn.yishulai.matching;

/** What a run is doing, in this order; a {@link Watch} is told. */
public enum TradeStage {
    /** The most trades. */
    TRADES,
    /** The most people among the results with as many. */
    PEOPLE,
    /** Shorter loops, better ranks, longer waiting; with a longest loop also the trades themselves. */
    LOOPS,
    /** The certificate. */
    PROOF
}
