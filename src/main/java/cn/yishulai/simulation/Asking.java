package cn.yishulai.simulation;

import cn.yishulai.rules.AppealRules;
import cn.yishulai.simulation.Stock.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Demand matching (需配): homes that have a registered copy are asked for what nothing in the library can meet. Mirrors the
 * rounds, caps and deadlines of the product; every day counts as an open one.
 */
final class Asking {

    private final Town town;
    private final AppealRules rules;
    private final Stock stock;
    private final Wallets wallets;
    private final Wishes wishes;
    private final Homes homes;
    private final Promised promised;
    private final List<Appeal> asked = new ArrayList<>();
    private final int[] askedFor;
    private final int[] lookedAt;
    private final int[] roundOf;
    private int rounds;
    private int appeals;

    private record Appeal(int home, int copy, int title, int answersOn, int until, boolean yes) {}

    Asking(Life life, AppealRules rules, int registered) {
        town = life.town;
        stock = life.stock;
        wishes = life.wishes;
        wallets = life.wallets;
        this.rules = rules;
        homes = new Homes(life, rules, registered);
        promised = new Promised(life, rules, homes);
        askedFor = new int[town.city.titles()];
        lookedAt = new int[wishes.lines()];
        Arrays.fill(lookedAt, Wishes.NONE);
        roundOf = new int[town.city.households()];
    }

    int appeals() {
        return appeals;
    }

    Promised promised() {
        return promised;
    }

    /** Answers come in, or the days for them are over, or nobody needs the book any more. */
    void answer(int day) {
        List<Appeal> open = List.copyOf(asked);
        asked.clear();
        for (Appeal appeal : open) {
            boolean answers = appeal.yes() && day >= appeal.answersOn() && appeal.answersOn() <= appeal.until();
            int wish = unmet(appeal.title(), day);
            if (wish == Wishes.NONE || !isStillThere(appeal)) {
                close(appeal);
            } else if (answers) {
                close(appeal);
                promised.promise(appeal.home(), appeal.copy(), wish, day);
            } else if (day > appeal.until()) {
                close(appeal);
                homes.askLater(appeal.copy(), day);
            } else {
                asked.add(appeal);
            }
        }
    }

    /** The family may have brought it unasked meanwhile. */
    private boolean isStillThere(Appeal appeal) {
        return stock.where[appeal.copy()] == Where.HOME && stock.holder[appeal.copy()] == appeal.home();
    }

    private void close(Appeal appeal) {
        homes.isAsked[appeal.copy()] = false;
        homes.openOf[appeal.home()]--;
        askedFor[appeal.title()]--;
    }

    /** Who waits longest for what a copy of the title meets, long enough and without a promise; -1 when nobody does. */
    private int unmet(int title, int day) {
        return stock.free[title] > 0
                ? Wishes.NONE
                : wishes.longestUnmet(title, day - rules.afterDays(), wish -> pays(wish, day));
    }

    private boolean pays(int wish, int day) {
        return wallets.hasAny(town.wisher[wish], day);
    }

    /** One round for the line of a wish that waits in vain, when nothing that meets it is free or asked for. */
    void ask(int day, int wish) {
        boolean waits = wishes.placed[wish] <= day - rules.afterDays()
                && !wishes.homePromised[wish]
                && lookedAt[wishes.line(wish)] != day
                && pays(wish, day);
        if (!waits) {
            return;
        }
        lookedAt[wishes.line(wish)] = day;
        int[] titles = wishes.meeting(wish);
        for (int title : titles) {
            if (stock.free[title] > 0 || askedFor[title] > 0) {
                return;
            }
        }
        round(titles, wishes.site(wish), day);
    }

    private void round(int[] titles, int site, int day) {
        List<Integer> copies = new ArrayList<>();
        for (int title : titles) {
            for (int i = town.copyStart[title]; i < town.copyStart[title + 1]; i++) {
                if (homes.mayBeAsked(town.copies[i], day)) {
                    copies.add(town.copies[i]);
                }
            }
        }
        copies.sort(homes.likeliest(site));
        int asks = 0;
        rounds++;
        for (int copy : copies) {
            int home = stock.holder[copy];
            if (asks < rules.homesPerRound() && homes.openOf[home] < rules.openPerHome() && roundOf[home] != rounds) {
                roundOf[home] = rounds;
                ask(home, copy, day);
                asks++;
            }
        }
    }

    private void ask(int home, int copy, int day) {
        appeals++;
        homes.ask(home, copy, day);
        int title = town.titleOf[copy];
        askedFor[title]++;
        int turn = homes.timesAsked[copy];
        boolean yes = Draw.PROMISES.happens(town.city.habits().promises(), town.seed, copy, turn);
        int answers = day + 1 + Draw.ANSWERS_APPEAL.below(rules.answerOpenDays(), town.seed, copy, turn);
        asked.add(new Appeal(home, copy, title, answers, day + rules.answerOpenDays(), yes));
    }
}
