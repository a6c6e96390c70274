package cn.yishulai.rules;

import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Flaw;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which books are taken, besides their grade (收书范围). Everything has a default, so that older rule sets mean what
 * they meant.
 *
 * @param withinYears a book is at most so many years old; null when only {@code earliestYear} counts
 * @param unknownYear of a book without a year, when age matters
 * @param refusedClasses beginnings of numbers of the Chinese Library Classification (中图法): G63 are textbooks
 * @param unknownClass of a book without a class, when classes are refused
 * @param refusedAudiences readers for whom nothing is taken here
 * @param refusedKinds what goes home when staff see it
 * @param refusedFlaws what goes home however good the rest is
 * @param incompleteSetsAsGift true: a set with a part missing is a gift; else it goes home, as a set is swapped whole
 */
public record Acceptance(
        @Nullable Integer withinYears,
        @Nullable IfUnknown unknownYear,
        List<String> refusedClasses,
        @Nullable IfUnknown unknownClass,
        Set<Audience> refusedAudiences,
        Set<BookKind> refusedKinds,
        Set<Flaw> refusedFlaws,
        @Nullable Boolean incompleteSetsAsGift,
        @Nullable StampRule libraryStamp) {

    /** What the first rule sets meant. */
    public static final Acceptance BY_GRADE =
            new Acceptance(null, null, List.of(), null, Set.of(), Set.of(), Set.of(), null, null);

    private static final int MOST_CLASSES = 100;
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Z0-9./-]{0,19}");

    public Acceptance {
        Numbers.withinIfThere("accepts.withinYears", withinYears, 0, 200);
        refusedClasses = refusedClasses == null ? List.of() : List.copyOf(refusedClasses);
        refusedAudiences = refusedAudiences == null ? Set.of() : Set.copyOf(refusedAudiences);
        refusedKinds = refusedKinds == null ? Set.of() : Set.copyOf(refusedKinds);
        refusedFlaws = refusedFlaws == null ? Set.of() : Set.copyOf(refusedFlaws);
        classes("accepts.refusedClasses", refusedClasses);
        unknownYear = unknownYear == null ? IfUnknown.TAKE : unknownYear;
        unknownClass = unknownClass == null ? IfUnknown.TAKE : unknownClass;
        incompleteSetsAsGift = Boolean.TRUE.equals(incompleteSetsAsGift);
        libraryStamp = libraryStamp == null ? StampRule.TAKE_DISCARDED : libraryStamp;
    }

    static void classes(String field, List<String> beginnings) {
        Numbers.require(beginnings.size() <= MOST_CLASSES, field, "%s has at most %d".formatted(field, MOST_CLASSES));
        Numbers.require(
                beginnings.stream()
                        .allMatch(beginning -> CLASS.matcher(beginning).matches()),
                field,
                "%s are beginnings of class numbers such as G63".formatted(field));
        Numbers.require(
                new HashSet<>(beginnings).size() == beginnings.size(),
                field,
                "%s names a class twice".formatted(field));
    }

    /** The oldest year of publication that is taken on that day; null when age does not matter. */
    @Nullable
    Integer oldestYear(@Nullable Integer earliest, LocalDate today) {
        Integer recent = withinYears == null ? null : Integer.valueOf(today.getYear() - withinYears);
        if (earliest == null || recent == null) {
            return earliest == null ? recent : earliest;
        }
        return Math.max(earliest, recent);
    }

    static boolean begins(@Nullable String classNumber, List<String> beginnings) {
        return classNumber != null && beginnings.stream().anyMatch(classNumber::startsWith);
    }

    public boolean takesIncompleteSets() {
        return Boolean.TRUE.equals(incompleteSetsAsGift);
    }

    /** Whether a book of this class goes home; a book of unknown class is another question. */
    public boolean refusesClass(@Nullable String classNumber) {
        return begins(classNumber, refusedClasses);
    }

    /** What happens to a book without a class; TAKE where no class is refused. */
    public IfUnknown withoutClass() {
        return refusedClasses.isEmpty() || unknownClass == null ? IfUnknown.TAKE : unknownClass;
    }
}
