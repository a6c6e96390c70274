package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;

/**
 * A trade session for tests of other rooms, at the step that an operation needs.
 *
 * @param code the book that the operation is about: that of the family, or the one it gets
 * @param others the book of the other family
 */
public record TradeScene(UUID session, String code, String others) {

    /** Who stands on it swaps a book with somebody else. */
    public static TradeScene at(UUID site, Somebody somebody, String operation) {
        TradeFixture given = bean(TradeFixture.class);
        Caller family = somebody.caller();
        Caller other = given.aFamily();
        if (operation.equals("openTradeSession")) {
            return new TradeScene(given.draft(site, null), "", "");
        }
        UUID session = given.open(site);
        UUID mine = given.aVolume();
        UUID theirs = given.aVolume();
        CopyCode own = given.has(family, mine);
        CopyCode wished = given.has(other, theirs);
        given.lists(family, session, List.of(own), List.of(theirs), TradeEnd.HOME);
        given.lists(other, session, List.of(wished), List.of(mine), TradeEnd.HOME);
        switch (operation) {
            case "saveTradeListing",
                    "showTradeListing",
                    "listTradeVolumes",
                    "presentForTrade",
                    "withdrawFromTrade",
                    "cancelTradeSession",
                    "runTradeSession" -> {
                return new TradeScene(session, own.value(), wished.value());
            }
            default -> {
                given.brings(site, session, own);
                given.brings(site, session, wished);
            }
        }
        return matched(given, site, session, operation, family, own, wished);
    }

    private static TradeScene matched(
            TradeFixture given,
            UUID site,
            UUID session,
            String operation,
            Caller family,
            CopyCode own,
            CopyCode wished) {
        if (operation.equals("stopTradeRun")) {
            given.stopped(site, session);
            return new TradeScene(session, own.value(), wished.value());
        }
        given.runs(site, session);
        switch (operation) {
            case "handOverTraded" -> {
                return new TradeScene(session, wished.value(), own.value());
            }
            case "undoTradeHandOver" -> given.handsOver(site, session, wished, family);
            case "takeTradedHome" -> bean(TradeListings.class).withdraw(family, session, own);
            case "findTradeSubstitutes" -> bean(TradeLosses.class).missing(given.staffAt(site), session, wished);
            case "findTraded" ->
                List.of(own, wished)
                        .forEach(code -> bean(TradeLosses.class).missing(given.staffAt(site), session, code));
            default -> {
                return new TradeScene(session, own.value(), wished.value());
            }
        }
        return operation.equals("undoTradeHandOver")
                ? new TradeScene(session, wished.value(), own.value())
                : new TradeScene(session, own.value(), wished.value());
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
