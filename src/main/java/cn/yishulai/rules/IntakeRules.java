package cn.yishulai.rules;

import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which books are taken at the counter, and for how much.
 *
 * @param version the version that a decision remembers
 * @param lowestGrade the worst condition that is still taken
 * @param earliestYear the oldest year of publication that is taken; null when age does not matter
 * @param capPerSession books with credit in one drop-off session; those above it are gifts
 * @param capPerVolume copies of one volume with credit in one drop-off session
 * @param creditsPerBook what one accepted book is worth where the price does not count; 0: all are gifts
 * @param accepts what is taken besides the grade
 * @param caps besides those of the session
 * @param value by the book or by its price
 * @param validity of the credits
 * @param purses that hold credits of some books apart
 */
public record IntakeRules(
        int version,
        Grade lowestGrade,
        @Nullable Integer earliestYear,
        int capPerSession,
        int capPerVolume,
        int creditsPerBook,
        Acceptance accepts,
        Caps caps,
        Value value,
        Validity validity,
        List<PurseRule> purses) {

    /** The purse of books that no rule sets apart. */
    public static final String GENERAL = "GENERAL";

    private static final int MOST_PURSES = 10;

    public IntakeRules {
        Numbers.within("version", version, 1, Integer.MAX_VALUE);
        Numbers.withinIfThere("earliestYear", earliestYear, 1800, 2100);
        Numbers.within("capPerSession", capPerSession, 0, 1_000);
        Numbers.within("capPerVolume", capPerVolume, 0, 1_000);
        Numbers.within("creditsPerBook", creditsPerBook, 0, 10);
        accepts = accepts == null ? Acceptance.BY_GRADE : accepts;
        caps = caps == null ? Caps.OF_THE_SESSION : caps;
        value = value == null ? Value.ONE_BY_ONE : value;
        validity = validity == null ? Validity.FOR_EVER : validity;
        purses = purses == null ? List.of() : List.copyOf(purses);
        Numbers.require(lowestGrade != null, "lowestGrade", "lowestGrade is needed");
        Numbers.require(
                purses.size() <= MOST_PURSES
                        && purses.stream().map(PurseRule::name).distinct().count() == purses.size(),
                "purses",
                "there are at most %d purses, each with a name of its own".formatted(MOST_PURSES));
    }

    /** As the first rule sets were. */
    public IntakeRules(
            int version,
            Grade lowestGrade,
            @Nullable Integer earliestYear,
            int capPerSession,
            int capPerVolume,
            int creditsPerBook) {
        this(
                version,
                lowestGrade,
                earliestYear,
                capPerSession,
                capPerVolume,
                creditsPerBook,
                Acceptance.BY_GRADE,
                Caps.OF_THE_SESSION,
                Value.ONE_BY_ONE,
                Validity.FOR_EVER,
                List.of());
    }

    /** The oldest year of publication that is taken on that day; null when age does not matter. */
    public @Nullable Integer oldestYear(LocalDate today) {
        return accepts.oldestYear(earliestYear, today);
    }

    /** The purse of a book: the first whose rule holds, else the general one. */
    public String purseOf(@Nullable String classNumber, @Nullable Audience audience, Set<BookKind> kinds) {
        return purses.stream()
                .filter(purse -> purse.holds(classNumber, audience, kinds))
                .map(PurseRule::name)
                .findFirst()
                .orElse(GENERAL);
    }

    /**
     * The purses that do not pay for a book: those of other books. A purse that no rule names any more pays for
     * everything, so that nobody sits on credits that are good for nothing.
     */
    public Set<String> closedTo(@Nullable String classNumber, @Nullable Audience audience, Set<BookKind> kinds) {
        String own = purseOf(classNumber, audience, kinds);
        return purses.stream()
                .map(PurseRule::name)
                .filter(name -> !name.equals(own))
                .collect(Collectors.toSet());
    }

    /** Whether a purse asks what staff have seen of a book. */
    public boolean sortsByKind() {
        return purses.stream().anyMatch(purse -> !purse.kinds().isEmpty());
    }

    /** The same with another version. */
    public IntakeRules versioned(int number) {
        return new IntakeRules(
                number,
                lowestGrade,
                earliestYear,
                capPerSession,
                capPerVolume,
                creditsPerBook,
                accepts,
                caps,
                value,
                validity,
                purses);
    }
}
