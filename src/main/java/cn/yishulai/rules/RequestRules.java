package cn.yishulai.rules;

import org.jspecify.annotations.Nullable;

/**
 * How many books a family may wait for, and how long a book waits for the family.
 *
 * @param version the version that a decision remembers
 * @param openPerHousehold requests that one household may have open at once
 * @param pickupOpenDays open days of the pickup site for which a book is kept on the hold shelf
 * @param offerHours hours in which an offer can be accepted
 * @param homeSwaps swaps between families; absent is as in the first rules
 * @param appeals when homes are asked for a book, and what their promises are; absent is as in the first rules
 * @param order who is served first; absent is who asked first
 */
public record RequestRules(
        int version,
        int openPerHousehold,
        int pickupOpenDays,
        int offerHours,
        @Nullable HomeSwapRules homeSwaps,
        @Nullable AppealRules appeals,
        @Nullable OrderRules order) {

    public RequestRules {
        Numbers.within("version", version, 1, Integer.MAX_VALUE);
        Numbers.within("openPerHousehold", openPerHousehold, 1, 1_000);
        Numbers.within("pickupOpenDays", pickupOpenDays, 1, 60);
        Numbers.within("offerHours", offerHours, 1, 720);
        homeSwaps = homeSwaps == null ? HomeSwapRules.FIRST : homeSwaps;
        appeals = appeals == null ? AppealRules.FIRST : appeals;
        order = order == null ? OrderRules.FIRST : order;
    }

    /** With everything else as in the first rules. */
    public RequestRules(int version, int openPerHousehold, int pickupOpenDays, int offerHours) {
        this(version, openPerHousehold, pickupOpenDays, offerHours, null, null, null);
    }

    @Override
    public OrderRules order() {
        return order == null ? OrderRules.FIRST : order;
    }

    /** The same with another order. */
    public RequestRules orderedBy(OrderRules other) {
        return new RequestRules(version, openPerHousehold, pickupOpenDays, offerHours, homeSwaps, appeals, other);
    }
}
