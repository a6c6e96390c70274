package cn.yishulai.simulation;

import cn.yishulai.rules.RequestRules;
import cn.yishulai.simulation.Stock.Where;
import cn.yishulai.simulation.Wallets.Slice;
import cn.yishulai.simulation.Wishes.State;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who gets a copy that is free, and what becomes of it until it is in the reader's hands. Mirrors the waiting line of the
 * product without its rearranging of promises, which serves one to three readers more in a hundred.
 */
final class Keeping {

    private static final double AT_ONCE = 0.7;
    private static final double ANSWERS_DAYS = 1;
    private static final double WAKES_DAYS = 10;
    private static final double FETCHES_DAYS = 2.5;
    private static final int A_DAY = 24;
    private static final int SETTING_ASIDE_DAYS = 1;
    /** The van goes twice a week. */
    private static final int TRAVEL_DAYS = 3;

    private final Town town;
    private final Stock stock;
    private final Wallets wallets;
    private final Wishes wishes;
    private final Chronicle chronicle;
    private final Desk desk;
    private final RequestRules rules;
    private final IntList running = new IntList();
    private final int[] kept;
    private int today;
    private int fetched;
    private int notFetched;

    Keeping(Life life, Desk desk, RequestRules rules) {
        town = life.town;
        stock = life.stock;
        wallets = life.wallets;
        wishes = life.wishes;
        chronicle = life.chronicle;
        this.desk = desk;
        this.rules = rules;
        kept = new int[town.wisher.length];
    }

    int fetched() {
        return fetched;
    }

    int notFetched() {
        return notFetched;
    }

    /** What the clock and the readers do with books that are kept. */
    void tick(int day) {
        today = day;
        for (int wish : running.copy()) {
            switch (wishes.state[wish]) {
                case OFFERED -> answer(wish);
                case ACCEPTED -> setAside(wish);
                case READY -> fetch(wish);
                case PAUSED -> wake(wish);
                case NOT_MADE, OPEN, FULFILLED, EXPIRED, TURNED_AWAY -> running.remove(wish);
            }
        }
    }

    private void answer(int wish) {
        if (today >= wishes.next[wish] && wishes.next[wish] <= wishes.until[wish]) {
            int title = town.titleOf[wishes.copy[wish]];
            if (pays(wish, title)) {
                accept(wish, wishes.copy[wish]);
            } else {
                int copy = wishes.copy[wish];
                wishes.open(wish);
                free(copy);
            }
        } else if (today > wishes.until[wish]) {
            int copy = wishes.copy[wish];
            int turn = kept[wish];
            wishes.pause(wish, today + 1 + Draw.WAKES.days(WAKES_DAYS, town.seed, wish, turn));
            free(copy);
        }
    }

    private void setAside(int wish) {
        if (today >= wishes.next[wish]) {
            wishes.state[wish] = State.READY;
            wishes.until[wish] = today + rules.pickupOpenDays();
            int days = Draw.FETCHES.days(FETCHES_DAYS, town.seed, wish, 0);
            boolean comes = !Draw.NO_SHOW.happens(town.city.habits().noShows(), town.seed, wish, 0);
            wishes.next[wish] = comes ? today + days : wishes.until[wish] + 1;
        }
    }

    private void fetch(int wish) {
        int copy = wishes.copy[wish];
        if (today >= wishes.next[wish] && wishes.next[wish] <= wishes.until[wish]) {
            fetched++;
            wallets.burn(wishes.held.get(wish));
            wishes.fulfilled[wish] = today;
            wishes.end(wish, State.FULFILLED);
            handOver(copy, wishes.reader(wish));
        } else if (today > wishes.until[wish]) {
            notFetched++;
            wallets.release(wishes.held.get(wish));
            wishes.end(wish, State.EXPIRED);
            free(copy);
            serveFamily(town.wisher[wish], today);
        }
    }

    private void wake(int wish) {
        if (today >= wishes.next[wish]) {
            wishes.open(wish);
            serveReader(wish, today);
        }
    }

    private void free(int copy) {
        stock.shelve(copy, stock.site[copy], today);
        serve(town.titleOf[copy], today);
    }

    private void handOver(int copy, int reader) {
        wishes.lastBook[reader] = today;
        stock.handOver(copy, reader / 2, today);
        chronicle.given(reader / 2, copy, today);
    }

    /** A new wish, or one that woke: what is free and meets it, the scarcest first. */
    void serveReader(int wish, int day) {
        IntStream.of(wishes.meeting(wish))
                .filter(title -> stock.free[title] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(title -> stock.free[title] - wishes.waitingFor(title))
                        .thenComparing(title -> title))
                .limit(20)
                .forEach(title -> {
                    if (wishes.isOpen(wish)) {
                        serve(title, day);
                    }
                });
    }

    /** A credit came: what the family waits for. */
    void serveFamily(int family, int day) {
        for (int wish : wishes.ofFamily[family].copy()) {
            if (wishes.isOpen(wish)) {
                serveReader(wish, day);
            }
        }
    }

    /** Gives free copies of the title to the readers in line until one of the two runs out. */
    void serve(int title, int day) {
        today = day;
        while (stock.free[title] > 0) {
            int wish = wishes.first(title, standing(title));
            if (wish == Wishes.NONE) {
                return;
            }
            keep(wish, nearest(title, wishes.site(wish)));
        }
    }

    private Wishes.Standing standing(int title) {
        return new Wishes.Standing() {
            @Override
            public boolean pays(int wish) {
                return Keeping.this.pays(wish, title);
            }

            @Override
            public boolean here(int site) {
                return stock.site[nearest(title, site)] == site;
            }
        };
    }

    private boolean pays(int wish, int title) {
        return wallets.canPay(town.wisher[wish], desk.cost(title), desk.purseOf(title), wishes.site(wish), today);
    }

    /** The free copy at the site; else the one that has stood longest. */
    private int nearest(int title, int site) {
        int best = Wishes.NONE;
        for (int i = town.copyStart[title]; i < town.copyStart[title + 1]; i++) {
            int copy = town.copies[i];
            if (stock.where[copy] == Where.ON_SHELF) {
                boolean nearer = best == Wishes.NONE || stock.site[copy] == site && stock.site[best] != site;
                boolean asNear = best != Wishes.NONE && (stock.site[copy] == site) == (stock.site[best] == site);
                best = nearer || asNear && stock.since[copy] < stock.since[best] ? copy : best;
            }
        }
        return best;
    }

    private void keep(int wish, int copy) {
        stock.keep(copy, today);
        boolean atOnce = Draw.ACCEPTS_AT_ONCE.happens(AT_ONCE, town.seed, wish, 0);
        wishes.keep(wish, copy, State.OFFERED);
        running.add(wish);
        kept[wish]++;
        if (atOnce) {
            accept(wish, copy);
        } else {
            wishes.next[wish] = today + Draw.ANSWERS_OFFER.days(ANSWERS_DAYS, town.seed, wish, kept[wish]);
            wishes.until[wish] = today + Math.max(1, rules.offerHours() / A_DAY);
        }
    }

    private void accept(int wish, int copy) {
        int title = town.titleOf[copy];
        List<Slice> paid =
                wallets.hold(town.wisher[wish], desk.cost(title), desk.purseOf(title), wishes.site(wish), today);
        wishes.held.set(wish, paid);
        wishes.state[wish] = State.ACCEPTED;
        boolean here = stock.site[copy] == wishes.site(wish);
        wishes.next[wish] = today + SETTING_ASIDE_DAYS + (here ? 0 : TRAVEL_DAYS);
    }

    /** Taken from the shelf by a family that came without a wish. @return false when it cannot pay */
    boolean take(int family, int copy, int day) {
        today = day;
        int title = town.titleOf[copy];
        int site = stock.site[copy];
        if (!wallets.canPay(family, desk.cost(title), desk.purseOf(title), site, day)) {
            return false;
        }
        wallets.burn(wallets.hold(family, desk.cost(title), desk.purseOf(title), site, day));
        stock.keep(copy, day);
        chronicle.wanted(title, day);
        handOver(copy, 2 * family + (town.books.childrens[title] && town.child[family] ? 1 : 0));
        return true;
    }
}
