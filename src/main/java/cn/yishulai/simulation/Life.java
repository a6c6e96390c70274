package cn.yishulai.simulation;

import cn.yishulai.intake.Decision;
import cn.yishulai.simulation.Desk.Visit;
import cn.yishulai.simulation.Stock.Where;

/**
 * The days of a city under one set of rules. Every day the clock comes first (what ends, lapses or is fetched), then new
 * wishes, books that are brought, homes that are asked, and who walks in. A copy that comes free goes to the first in line
 * who can pay, at once.
 */
final class Life {

    private static final double A_YEAR = 365;
    /** A family that lacks a credit for a wish comes with books so much more often. */
    private static final double EAGER = 10;

    private static final double MORE_BOOKS = 3;
    private static final double WILLING = 0.5;
    private static final double ELSEWHERE = 0.1;
    private static final double BRINGS_BACK = 0.5;
    private static final int BROWSES = 12;
    private static final int MOST_BOOKS = 30;

    final Town town;
    final Wallets wallets;
    final Stock stock;
    final Wishes wishes;
    final Chronicle chronicle;
    private final RuleBook rules;
    private final Desk desk;
    private final Asking asking;
    private final Keeping keeping;
    private final int[] nextOwn;

    Life(Town town, RuleBook rules, int registered) {
        this.town = town;
        this.rules = rules;
        wallets = new Wallets(town.city.households());
        stock = new Stock(town);
        wishes = new Wishes(town, new LineWeights(rules.requests().order().determinants()));
        desk = new Desk(town, rules.intake(), wallets);
        chronicle = new Chronicle(this);
        keeping = new Keeping(this, desk, rules.requests());
        asking = new Asking(this, rules.requests().appeals(), registered);
        nextOwn = new int[town.city.households()];
    }

    Asking asking() {
        return asking;
    }

    Keeping keeping() {
        return keeping;
    }

    Outcome live() {
        for (int day = 0; day < town.days; day++) {
            day(day);
            chronicle.close(day);
        }
        return chronicle.outcome();
    }

    void day(int day) {
        wallets.expire(day);
        keeping.tick(day);
        for (int wish = town.wishStart[day]; wish < town.wishStart[day + 1]; wish++) {
            wish(wish, day);
        }
        asking.answer(day);
        asking.promised().bring(day, new Promised.Bringing() {
            @Override
            public boolean bring(int home, int copy) {
                return Life.this.bring(new Visit(home, town.site[home], day), copy);
            }

            @Override
            public void thank(int home, int credits) {
                desk.grant(home, credits);
                keeping.serveFamily(home, day);
            }
        });
        for (int family = 0; family < town.city.households(); family++) {
            visit(family, day);
            walkIn(family, day);
        }
        for (int wish = 0; wish < town.wishStart[day + 1]; wish++) {
            if (wishes.isOpen(wish)) {
                asking.ask(day, wish);
            }
        }
    }

    private void wish(int wish, int day) {
        int family = town.wisher[wish];
        boolean newcomer = chronicle.books(family) == 0;
        chronicle.tookPart(family);
        chronicle.wanted(town.wishedTitle[wish], day);
        if (wishes.ofFamily[family].size() >= rules.requests().openPerHousehold()) {
            wishes.turnAway(wish, day, newcomer);
            return;
        }
        if (rules.welcome() > 0 && chronicle.isFirstWish(family) && !chronicle.inflated()) {
            desk.grant(family, rules.welcome());
        }
        wishes.make(wish, day, newcomer);
        keeping.serveReader(wish, day);
    }

    private void visit(int family, int day) {
        boolean eager = wishes.ofFamily[family].size() > 0 && !wallets.hasAny(family, day);
        double aDay = town.city.habits().visitsAYear() / A_YEAR * (eager ? EAGER : 1);
        if (!Draw.VISITS.happens(aDay, town.seed, family, day)) {
            return;
        }
        int site = Draw.ELSEWHERE.happens(ELSEWHERE, town.seed, family, day)
                ? Draw.SITE.below(town.city.sites(), town.seed, family, day + 1L)
                : town.site[family];
        Visit visit = new Visit(family, site, day);
        int books = Math.min(MOST_BOOKS, 1 + Draw.BOOKS.days(MORE_BOOKS, town.seed, family, day));
        for (int i = 0; i < books; i++) {
            int copy = Draw.BRINGS_BACK.happens(BRINGS_BACK, town.seed, family, (long) day * MOST_BOOKS + i)
                    ? chronicle.oldestRead(family, day)
                    : Wishes.NONE;
            copy = copy == Wishes.NONE ? ownBook(family) : copy;
            if (copy != Wishes.NONE) {
                bring(visit, copy);
            }
        }
    }

    /** The next book at home that the family can do without; registered or not, always in the same order. */
    private int ownBook(int family) {
        while (nextOwn[family] < City.BOOKS_AT_HOME) {
            int at = (nextOwn[family]++ * 37 + 11) % City.BOOKS_AT_HOME;
            int copy = family * City.BOOKS_AT_HOME + at;
            boolean there = stock.where[copy] == Where.HOME && stock.holder[copy] == family && !stock.swapped[copy];
            if (there && Draw.WILLING.happens(WILLING, town.seed, copy, 0)) {
                return copy;
            }
        }
        return Wishes.NONE;
    }

    /** @return whether the desk took it */
    private boolean bring(Visit visit, int copy) {
        int title = town.titleOf[copy];
        boolean cameBack = stock.broughtBy[copy] == visit.family;
        int spare = stock.free[title] - wishes.waitingFor(title);
        Decision decision = desk.decide(visit, copy, spare, cameBack);
        chronicle.tookPart(visit.family);
        if (decision == Decision.RETURNED) {
            return false;
        }
        chronicle.brought(visit.family, copy, visit.day);
        stock.broughtBy[copy] = visit.family;
        if (decision == Decision.QUARANTINE) {
            stock.setAside(copy, visit.site, visit.day);
            return false;
        }
        stock.shelve(copy, visit.site, visit.day);
        keeping.serve(title, visit.day);
        if (decision == Decision.CREDIT) {
            keeping.serveFamily(visit.family, visit.day);
        }
        return true;
    }

    /** Somebody browses and takes the first book that is theirs to like; what is on a shelf, nobody in line could pay for. */
    private void walkIn(int family, int day) {
        boolean comes = Draw.WALKS_IN.happens(town.city.habits().walkInsAYear() / A_YEAR, town.seed, family, day);
        IntList shelf = stock.shelfOf[town.site[family]];
        for (int look = 0; comes && look < BROWSES && shelf.size() > 0; look++) {
            int copy = shelf.get(Draw.BROWSES.below(shelf.size(), town.seed, family, (long) day * BROWSES + look));
            int title = town.titleOf[copy];
            boolean forThem = !town.books.childrens[title] || town.child[family];
            if (forThem && likes(family, title) && keeping.take(family, copy, day)) {
                return;
            }
        }
    }

    /** Families like three subjects of eleven. */
    private boolean likes(int family, int title) {
        int subjects = Books.subjects();
        int favourite = Draw.TASTE.below(subjects, town.seed, family, 2);
        return (town.books.subject[title] - favourite + subjects) % subjects < 3
                || town.books.childrens[title] && town.child[family];
    }
}
