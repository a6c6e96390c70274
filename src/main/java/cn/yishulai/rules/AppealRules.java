package cn.yishulai.rules;

import org.jspecify.annotations.Nullable;

/**
 * Demand matching (需配): when a wish becomes appeals to homes, and what a promise is. What a rule set does not say is as in
 * the first one.
 *
 * @param afterDays days in line after which homes are asked
 * @param homesPerRound homes asked at once for a volume; the next round begins when all of them have answered or let it lapse
 * @param answerOpenDays open days for which an appeal runs
 * @param bringOpenDays open days in which a promised book is brought
 * @param remindDaysBefore so many days before the deadline the home is reminded, once
 * @param bonus credits for a promised book that was brought and taken; 0 for none
 * @param bonusesAMonth bonuses of one home in 30 days; books above it are as welcome
 * @param missesToSleep promises not kept, after which what the home lists sleeps
 * @param openPerHome appeals and promises that one home has at once
 * @param laterDays days after which a home that said "not now", or nothing, is asked for the book again
 * @param readingDays days for which who took a book is not asked for it
 */
public record AppealRules(
        @Nullable Integer afterDays,
        @Nullable Integer homesPerRound,
        @Nullable Integer answerOpenDays,
        @Nullable Integer bringOpenDays,
        @Nullable Integer remindDaysBefore,
        @Nullable Integer bonus,
        @Nullable Integer bonusesAMonth,
        @Nullable Integer missesToSleep,
        @Nullable Integer openPerHome,
        @Nullable Integer laterDays,
        @Nullable Integer readingDays) {

    /** What the first rule sets meant. */
    public static final AppealRules FIRST =
            new AppealRules(null, null, null, null, null, null, null, null, null, null, null);

    public AppealRules {
        afterDays = number("appeals.afterDays", afterDays, 7, 0, 365);
        homesPerRound = number("appeals.homesPerRound", homesPerRound, 3, 1, 100);
        answerOpenDays = number("appeals.answerOpenDays", answerOpenDays, 5, 1, 60);
        bringOpenDays = number("appeals.bringOpenDays", bringOpenDays, 7, 1, 60);
        remindDaysBefore = number("appeals.remindDaysBefore", remindDaysBefore, 2, 0, 60);
        bonus = number("appeals.bonus", bonus, 1, 0, 100);
        bonusesAMonth = number("appeals.bonusesAMonth", bonusesAMonth, 4, 0, 1_000);
        missesToSleep = number("appeals.missesToSleep", missesToSleep, 2, 1, 100);
        openPerHome = number("appeals.openPerHome", openPerHome, 3, 1, 100);
        laterDays = number("appeals.laterDays", laterDays, 30, 1, 3_660);
        readingDays = number("appeals.readingDays", readingDays, 30, 0, 3_660);
    }

    private static int number(String name, @Nullable Integer said, int first, int least, int most) {
        int number = said == null ? first : said;
        Numbers.within(name, number, least, most);
        return number;
    }
}
