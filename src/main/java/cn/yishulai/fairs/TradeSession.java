package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_NOT_READY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trade session (换书会), as it stood when it was read.
 *
 * @param listUntil the deadline
 * @param handOverUntil the last day on which books are handed over
 * @param longest how many families a loop joins at most; null for any number
 * @param creditsPerCopy what a family has for a book that stays although it got none for it
 * @param seed decides between equal results; public from the opening on
 * @param run the run that is under way or waits; null when there is none
 */
record TradeSession(
        UUID id,
        String title,
        TradeState state,
        UUID site,
        @Nullable UUID fair,
        Instant listFrom,
        Instant listUntil,
        LocalDate handOverUntil,
        @Nullable Integer longest,
        int copiesPerFamily,
        int wishesPerFamily,
        int creditsPerCopy,
        long seed,
        @Nullable Run run) {

    /** @param lacking how many books lack a taker in this round of the search; null before the first */
    record Run(int number, boolean running, boolean stopped, @Nullable Integer lacking, @Nullable Instant startedAt) {}

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY */
    void require(TradeState needed) {
        if (state != needed) {
            throw notReady();
        }
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY */
    void requireBecome(TradeState next) {
        if (!state.canBecome(next)) {
            throw notReady();
        }
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY while substitutes are looked for: what is here is being counted */
    void requireNoRun() {
        if (run != null) {
            throw TRADE_NOT_READY.because(
                    "a run of trade session %s is under way".formatted(id), Map.of("tradeState", state));
        }
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY before the list opens and after the deadline */
    void requireListing(Instant now) {
        require(TradeState.OPEN);
        if (!mayChange(now)) {
            throw notReady();
        }
    }

    boolean mayChange(Instant now) {
        return state == TradeState.OPEN && !now.isBefore(listFrom) && now.isBefore(listUntil);
    }

    private RuntimeException notReady() {
        return TRADE_NOT_READY.because("trade session %s is %s".formatted(id, state), Map.of("tradeState", state));
    }
}
