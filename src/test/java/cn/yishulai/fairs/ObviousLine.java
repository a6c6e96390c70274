package cn.yishulai.fairs;

import java.util.ArrayList;
import java.util.List;

/**
 * The waiting line of one slot as somebody would keep it on paper, person by person: no query, no shared code, nothing
 * clever. Families are called by numbers.
 */
final class ObviousLine {

    enum Where {
        WAITS,
        OFFERED,
        HAS_PLACES,
        GONE
    }

    /** One family on the paper. */
    static final class Family {
        final int number;
        int size;
        int passed;
        Where where;

        Family(int number, int size, Where where) {
            this.number = number;
            this.size = size;
            this.where = where;
        }
    }

    private final int chairs;
    private final int mostPassed;
    final List<Family> paper = new ArrayList<>();

    ObviousLine(int chairs, int mostPassed) {
        this.chairs = chairs;
        this.mostPassed = mostPassed;
    }

    int empty() {
        int taken = 0;
        for (Family family : paper) {
            if (family.where == Where.HAS_PLACES || family.where == Where.OFFERED) {
                taken += family.size;
            }
        }
        return chairs - taken;
    }

    /** @return whether they got places at once */
    boolean buys(int number, int size) {
        if (size > empty()) {
            return false;
        }
        for (Family family : paper) {
            if (family.where == Where.WAITS && family.passed == mostPassed) {
                return false;
            }
        }
        for (Family family : paper) {
            if (family.where == Where.WAITS) {
                family.passed++;
            }
        }
        paper.add(new Family(number, size, Where.HAS_PLACES));
        return true;
    }

    void waits(int number, int size) {
        paper.add(new Family(number, size, Where.WAITS));
    }

    Family of(int number) {
        for (Family family : paper) {
            if (family.number == number && family.where != Where.GONE) {
                return family;
            }
        }
        throw new AssertionError("nobody has the number " + number);
    }

    /** Went, declined, gave back, or did not answer. */
    void goes(Family family) {
        family.where = Where.GONE;
        offers();
    }

    void takes(Family family) {
        family.where = Where.HAS_PLACES;
    }

    void offers() {
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < paper.size(); i++) {
                Family family = paper.get(i);
                if (family.where != Where.WAITS) {
                    continue;
                }
                if (family.size <= empty()) {
                    family.where = Where.OFFERED;
                    for (int before = 0; before < i; before++) {
                        if (paper.get(before).where == Where.WAITS) {
                            paper.get(before).passed++;
                        }
                    }
                    again = true;
                    break;
                }
                if (family.passed == mostPassed) {
                    break;
                }
            }
        }
    }
}
