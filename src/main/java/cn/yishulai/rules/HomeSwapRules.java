package cn.yishulai.rules;

import org.jspecify.annotations.Nullable;

/**
 * Swaps between families (家庭对换). What a rule set does not say is as in the first one.
 *
 * @param answerHours hours in which each family answers a proposal
 * @param bringOpenDays open days of its site in which each family brings its book, once all have agreed
 * @param remindOpenDays open days after which who has not brought it is reminded, once
 * @param homeOpenDays open days for which a book waits at the desk to go home again
 * @param missesToSleep books promised and not brought, after which a family gets no proposals until it asks for them again
 * @param meetingsADay swaps face to face of one family on one day
 * @param codeHours hours for which the code for such a swap is good, also without network
 */
public record HomeSwapRules(
        @Nullable Integer answerHours,
        @Nullable Integer bringOpenDays,
        @Nullable Integer remindOpenDays,
        @Nullable Integer homeOpenDays,
        @Nullable Integer missesToSleep,
        @Nullable Integer meetingsADay,
        @Nullable Integer codeHours) {

    /** What the first rule sets meant. */
    public static final HomeSwapRules FIRST = new HomeSwapRules(null, null, null, null, null, null, null);

    public HomeSwapRules {
        answerHours = number("homeSwaps.answerHours", answerHours, 72, 1, 720);
        bringOpenDays = number("homeSwaps.bringOpenDays", bringOpenDays, 7, 1, 60);
        remindOpenDays = number("homeSwaps.remindOpenDays", remindOpenDays, 4, 1, 60);
        homeOpenDays = number("homeSwaps.homeOpenDays", homeOpenDays, 7, 1, 60);
        missesToSleep = number("homeSwaps.missesToSleep", missesToSleep, 2, 1, 100);
        meetingsADay = number("homeSwaps.meetingsADay", meetingsADay, 5, 0, 100);
        codeHours = number("homeSwaps.codeHours", codeHours, 24, 1, 72);
    }

    private static int number(String name, @Nullable Integer said, int first, int least, int most) {
        int number = said == null ? first : said;
        Numbers.within(name, number, least, most);
        return number;
    }
}
