package cn.yishulai.fairs;

import java.time.OffsetDateTime;
import java.util.List;

/** The result of a run as everybody may see it: random names only. */
public record TradeRunView(
        int number,
        long seed,
        String inputHash,
        int copies,
        int families,
        int trades,
        int served,
        int loops,
        int longestLoop,
        OffsetDateTime madeAt,
        List<Loop> loopList) {

    /** @param done books of it that were handed over */
    public record Loop(int number, int done, int of, List<Leg> legs) {}

    /** @param item the copy, as the published list calls it */
    public record Leg(String item, String giver, String taker) {}

    static TradeRunView of(TradeSessionView.RunCounts run, List<Loop> loops) {
        return new TradeRunView(
                run.number(),
                run.seed(),
                run.inputHash(),
                run.copies(),
                run.families(),
                run.trades(),
                run.served(),
                run.loops(),
                run.longestLoop(),
                run.madeAt(),
                loops);
    }
}
