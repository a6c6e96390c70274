package cn.yishulai.simulation;

import cn.yishulai.intake.Appraisal;
import cn.yishulai.intake.Appraisal.Around;
import cn.yishulai.intake.Appraisal.Outcome;
import cn.yishulai.intake.Decision;
import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.Caps.OverTime;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.Value;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk of the city: decides by the rules of the library, counts what its caps count, and gives the credits. */
final class Desk {

    /** Day 0 of a simulation. It is no day that anybody lives through, so that the same seed gives the same figures. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private static final int FEN_A_YUAN = 100;
    private static final double LIKE_NEW = 0.2;
    private static final double GOOD = 0.6;
    private static final double FAIR = 0.9;
    private static final double WORN = 0.98;

    private final Town town;
    private final IntakeRules rules;
    private final Wallets wallets;
    private final int[] purseOf;
    private final Map<String, Integer> purses = new HashMap<>();
    /** Of each family: days and titles of books with credit, by turns. */
    private final IntList[] credited;

    private final Map<Long, Long> remainders = new HashMap<>();

    Desk(Town town, IntakeRules rules, Wallets wallets) {
        this.town = town;
        this.rules = rules;
        this.wallets = wallets;
        purses.put(IntakeRules.GENERAL, Wallets.GENERAL);
        rules.purses().forEach(purse -> purses.put(purse.name(), purses.size()));
        purseOf = new int[town.city.titles()];
        for (int t = 0; t < purseOf.length; t++) {
            var facts = town.books.facts[t];
            purseOf[t] = number(rules.purseOf(facts.classNumber(), facts.audience(), town.books.kinds(t)));
        }
        credited = IntList.lists(town.city.households());
    }

    private int number(String purse) {
        return purses.getOrDefault(purse, Wallets.GENERAL);
    }

    int purseOf(int title) {
        return purseOf[title];
    }

    /** What it costs to take a copy: mirrors {@code swap_cost}. */
    long cost(int title) {
        return rules.value().per() == Value.Per.LIST_PRICE ? Math.max(1, town.books.priceFen(title) / FEN_A_YUAN) : 1;
    }

    /** One visit of a family. */
    static final class Visit {
        final int family;
        final int site;
        final int day;
        private int books;
        private final IntList titles = new IntList();

        Visit(int family, int site, int day) {
            this.family = family;
            this.site = site;
            this.day = day;
        }
    }

    /** Decides, and gives the credits. @param spare free copies of the title beyond those that are waited for */
    Decision decide(Visit visit, int copy, int spare, boolean cameBack) {
        int title = town.titleOf[copy];
        Outcome outcome = Appraisal.of(
                new Appraisal.Book(town.books.facts[title], grade(copy), town.books.kinds(title), cameBack),
                around(visit, title, spare),
                rules);
        if (outcome.decision() == Decision.CREDIT) {
            visit.books++;
            visit.titles.add(title);
            credited[visit.family].add(visit.day);
            credited[visit.family].add(title);
            remainders.put(remainderOf(visit.family, outcome.purse()), outcome.remainder());
            give(visit, outcome.credits(), number(outcome.purse()));
        }
        return outcome.decision();
    }

    /** Credits without a book: a welcome, or thanks for a promise kept. They are good everywhere and do not end. */
    void grant(int family, long amount) {
        if (amount > 0) {
            wallets.give(family, amount, new Wallets.Lot(Wallets.GENERAL, Wallets.FOR_EVER, Wallets.ANYWHERE));
        }
    }

    private void give(Visit visit, long amount, int purse) {
        if (amount == 0) {
            return;
        }
        LocalDate today = FIRST_DAY.plusDays(visit.day);
        LocalDate last = rules.validity().lastDay(today);
        int lastDay = last == null ? Wallets.FOR_EVER : (int) (last.toEpochDay() - FIRST_DAY.toEpochDay());
        int site = rules.validity().boundToSite() ? visit.site : Wallets.ANYWHERE;
        wallets.give(visit.family, amount, new Wallets.Lot(purse, lastDay, site));
    }

    private Around around(Visit visit, int title, int spare) {
        String purse = rules.purseOf(
                town.books.facts[title].classNumber(), town.books.facts[title].audience(), town.books.kinds(title));
        int ofVolume = 0;
        for (int i = 0; i < visit.titles.size(); i++) {
            ofVolume += visit.titles.get(i) == title ? 1 : 0;
        }
        return new Around(
                FIRST_DAY.plusDays(visit.day),
                town.persons[visit.family],
                visit.books,
                ofVolume,
                lately(visit, rules.caps().perHousehold(), -1),
                lately(visit, rules.caps().perTitle(), title),
                spare,
                rules.value().byPrice() ? remainders.getOrDefault(remainderOf(visit.family, purse), 0L) : 0);
    }

    /** @param title of which; -1 for any */
    private int lately(Visit visit, @Nullable OverTime cap, int title) {
        if (cap == null) {
            return 0;
        }
        int count = 0;
        IntList books = credited[visit.family];
        for (int i = 0; i < books.size(); i += 2) {
            boolean counts = title < 0 || books.get(i + 1) == title;
            count += counts && books.get(i) > visit.day - cap.days() ? 1 : 0;
        }
        return count;
    }

    private long remainderOf(int family, String purse) {
        return (long) family * purses.size() + number(purse);
    }

    private Grade grade(int copy) {
        double at = Draw.GRADE.unit(town.seed, copy, 0);
        if (at < GOOD) {
            return at < LIKE_NEW ? Grade.LIKE_NEW : Grade.GOOD;
        }
        if (at < FAIR) {
            return Grade.FAIR;
        }
        return at < WORN ? Grade.WORN : Grade.DAMAGED;
    }
}
