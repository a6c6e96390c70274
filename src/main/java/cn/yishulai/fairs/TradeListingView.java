package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a family brings, wishes and gets, with the names that stand for them in what is published.
 *
 * @param version as in the ETag; 0 before anything was saved
 */
public record TradeListingView(
        UUID sessionId,
        TradeState state,
        int version,
        @Nullable String pseudonym,
        boolean mayChange,
        List<Brought> copies,
        List<Wished> wishes,
        List<Gets> gets) {

    /** A book of the family. */
    public record Brought(
            String code,
            String item,
            VolumeSummary volume,
            TradeStage stage,
            TradeEnd ifUnmatched,
            @Nullable List<UUID> onlyFor,
            @Nullable Integer run,
            @Nullable Integer loop) {}

    /** @param inList how the published list calls the volume; null before the run */
    public record Wished(VolumeSummary volume, @Nullable String inList) {}

    /** @param forCode the family's own copy for which it is */
    public record Gets(int run, int loop, String item, VolumeSummary volume, String forCode, TradeLegState state) {}
}
