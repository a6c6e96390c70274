package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_NOT_READY;

import java.util.Map;
import java.util.UUID;

/**
 * A family's book in a trade session, as it stood when it was read.
 *
 * @param item how the published list calls it
 * @param picky whether it is given for some of the family's wishes only
 * @param escrow credits of the book that are held until the family has another for it
 * @param heldAs the reference under which they are held
 */
record TradeOffer(
        UUID id,
        UUID listing,
        UUID household,
        UUID copy,
        String item,
        boolean picky,
        TradeEnd ifUnmatched,
        TradeStage stage,
        long escrow,
        UUID heldAs) {

    RuntimeException notReady() {
        return TRADE_BOOK_NOT_READY.because("the book is %s".formatted(stage), Map.of("tradeStage", stage));
    }
}
