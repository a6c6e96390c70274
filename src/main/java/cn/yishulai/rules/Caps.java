package cn.yishulai.rules;

import org.jspecify.annotations.Nullable;

/**
 * How much credit one family gets for how much it brings, besides the caps of one session. Above a cap a book is a
 * gift, taken with thanks.
 *
 * @param perPerson books with credit in one session for each person of the family; null for no such cap
 * @param perHousehold books with credit of one family over time
 * @param perTitle copies of one volume with credit of one family over time
 * @param spareCopies free copies beyond those that are waited for, from which on a further one earns nothing
 */
public record Caps(
        @Nullable Integer perPerson,
        @Nullable OverTime perHousehold,
        @Nullable OverTime perTitle,
        @Nullable Integer spareCopies) {

    /** What the first rule sets meant. */
    public static final Caps OF_THE_SESSION = new Caps(null, null, null, null);

    /** @param days counted back from the moment of the decision */
    public record OverTime(int books, int days) {

        public OverTime {
            Numbers.within("caps.books", books, 0, 10_000);
            Numbers.within("caps.days", days, 1, 3_660);
        }
    }

    public Caps {
        Numbers.withinIfThere("caps.perPerson", perPerson, 0, 1_000);
        Numbers.withinIfThere("caps.spareCopies", spareCopies, 0, 10_000);
    }

    /** Two sessions of one family at two sites count together, so they must not decide at once. */
    public boolean countsOverTime() {
        return perHousehold != null || perTitle != null;
    }
}
