package cn.yishulai.rules;

/**
 * How many books a family may wait for, and how long a book waits for the family.
 *
 * @param version the version that a decision remembers
 * @param openPerHousehold requests that one household may have open at once
 * @param pickupOpenDays open days of the pickup site for which a book is kept on the hold shelf
 * @param offerHours hours in which an offer can be accepted
 */
public record RequestRules(int version, int openPerHousehold, int pickupOpenDays, int offerHours) {

    public RequestRules {
        Numbers.within("version", version, 1, Integer.MAX_VALUE);
        Numbers.within("openPerHousehold", openPerHousehold, 1, 1_000);
        Numbers.within("pickupOpenDays", pickupOpenDays, 1, 60);
        Numbers.within("offerHours", offerHours, 1, 720);
    }
}
