package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book of a trade session, as the desk sees it.
 *
 * @param already whether it was scanned here before; null when nothing was scanned
 * @param done handed over in its loop
 * @param of books in its loop
 */
public record TradeBookView(
        String code,
        String item,
        VolumeSummary volume,
        TradeStage stage,
        @Nullable Boolean already,
        Family giver,
        @Nullable Family taker,
        @Nullable Integer run,
        @Nullable Integer loop,
        @Nullable Integer done,
        @Nullable Integer of,
        @Nullable TradeEnd ifUnmatched) {

    /** @param name as the desk calls it; null for the shelves */
    public record Family(String pseudonym, @Nullable String name) {}

    /** Books that go round together. */
    public record Loop(int run, int number, int done, int of, List<TradeBookView> legs) {}

    TradeBookView scanned(boolean before) {
        return new TradeBookView(code, item, volume, stage, before, giver, taker, run, loop, done, of, ifUnmatched);
    }
}
