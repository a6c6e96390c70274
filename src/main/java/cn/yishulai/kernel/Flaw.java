package cn.yishulai.kernel;

import java.util.Collection;

/**
 * What the checklist at the counter asks about a book, and the best condition that a book with it can have (品相). The
 * same list stands on the screen, so that a family can look before it carries.
 */
public enum Flaw {
    /** A name, a dedication. */
    NAME_INSIDE(Grade.GOOD),
    YELLOWED(Grade.FAIR),
    CREASED_COVER(Grade.FAIR),
    /** Lines and notes in pencil or pen that leave the text to be read. */
    WRITING(Grade.WORN),
    STAINS(Grade.WORN),
    TORN(Grade.WORN),
    LOOSE_PAGES(Grade.WORN),
    SMELL(Grade.WORN),
    NO_COVER(Grade.DAMAGED),
    /** Written over, so that text is lost. */
    SCRIBBLED(Grade.DAMAGED),
    MISSING_PAGES(Grade.DAMAGED),
    WATER(Grade.DAMAGED),
    MOULD(Grade.DAMAGED),
    INSECTS(Grade.DAMAGED);

    private final Grade atBest;

    Flaw(Grade atBest) {
        this.atBest = atBest;
    }

    /** The best grade of a book with this flaw. */
    public Grade atBest() {
        return atBest;
    }

    /** The grade the checklist gives: what the eye saw, and no better than the worst of the flaws allows. */
    public static Grade grade(Grade seen, Collection<Flaw> found) {
        return found.stream().map(Flaw::atBest).reduce(seen, Grade::worse);
    }
}
