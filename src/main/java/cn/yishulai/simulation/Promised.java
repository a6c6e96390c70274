package cn.yishulai.simulation;

import cn.yishulai.rules.AppealRules;
import java.util.ArrayList;
import java.util.List;

/** Books that homes have promised: brought in time, missed, and thanked for. Mirrors the caps of the bonus. */
final class Promised {

    private static final int A_MONTH = 30;
    private static final double SLEEPS_DAYS = 60;

    private final Town town;
    private final AppealRules rules;
    private final Stock stock;
    private final Wishes wishes;
    private final Chronicle chronicle;
    private final Homes homes;
    private final List<Promise> running = new ArrayList<>();
    private final boolean[] earned;
    private final IntList[] bonuses;
    private int made;
    private int deliveries;

    private record Promise(int home, int copy, int wish, int bringsOn, int until) {}

    Promised(Life life, AppealRules rules, Homes homes) {
        town = life.town;
        stock = life.stock;
        wishes = life.wishes;
        chronicle = life.chronicle;
        this.rules = rules;
        this.homes = homes;
        earned = new boolean[town.titleOf.length];
        bonuses = IntList.lists(town.city.households());
    }

    int made() {
        return made;
    }

    int deliveries() {
        return deliveries;
    }

    void promise(int home, int copy, int wish, int day) {
        made++;
        homes.openOf[home]++;
        wishes.homePromised[wish] = true;
        stock.promise(copy);
        int turn = homes.timesAsked[copy];
        boolean misses = Draw.MISSES.happens(town.city.habits().misses(), town.seed, copy, turn);
        int takes = Draw.BRINGS.below(rules.bringOpenDays() + 1, town.seed, copy, turn);
        int until = day + rules.bringOpenDays();
        running.add(new Promise(home, copy, wish, misses ? until + 1 : day + takes, until));
    }

    /** What happens with a book that was promised and is brought today. */
    interface Bringing {
        /** @return whether the desk took it */
        boolean bring(int home, int copy);

        void thank(int home, int credits);
    }

    void bring(int day, Bringing bringing) {
        List<Promise> before = List.copyOf(running);
        running.clear();
        for (Promise promise : before) {
            if (day > promise.until()) {
                over(promise);
                miss(promise, day);
            } else if (day >= promise.bringsOn()) {
                over(promise);
                deliver(promise, day, bringing);
            } else {
                running.add(promise);
            }
        }
    }

    private void over(Promise promise) {
        homes.openOf[promise.home()]--;
        wishes.homePromised[promise.wish()] = false;
        stock.stayHome(promise.copy());
    }

    private void miss(Promise promise, int day) {
        int home = promise.home();
        homes.askLater(promise.copy(), day);
        if (++homes.missed[home] >= rules.missesToSleep()) {
            homes.missed[home] = 0;
            homes.sleepsUntil[home] = day + 1 + Draw.SLEEPS.days(SLEEPS_DAYS, town.seed, home, day);
        }
    }

    private void deliver(Promise promise, int day, Bringing bringing) {
        deliveries++;
        int home = promise.home();
        if (!bringing.bring(home, promise.copy())) {
            homes.askLater(promise.copy(), day);
            return;
        }
        homes.kept[home]++;
        boolean thanked = rules.bonus() > 0 && !earned[promise.copy()] && !chronicle.inflated();
        if (thanked && lately(home, day) < rules.bonusesAMonth()) {
            earned[promise.copy()] = true;
            bonuses[home].add(day);
            bringing.thank(home, rules.bonus());
        }
    }

    private int lately(int home, int day) {
        int lately = 0;
        for (int i = 0; i < bonuses[home].size(); i++) {
            lately += bonuses[home].get(i) > day - A_MONTH ? 1 : 0;
        }
        return lately;
    }
}
