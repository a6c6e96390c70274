package cn.yishulai.intake;

import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of the question about a book that was set aside. What is not said stays as it was found at the desk: its
 * condition and flaws, what is missing of a set, what the book is, its price, and that it was given.
 *
 * @param reason how it was cleared: whom staff asked, and what they said
 * @param takenBack the family takes the book home, whatever it is
 */
public record ReleaseForm(
        @NotNull @Size(min = 1, max = 300) String reason,
        @Nullable Grade grade,
        @Nullable @Size(max = 14) Set<@NotNull Flaw> flaws,
        @Nullable @Size(max = 7) Set<@NotNull BookKind> kinds,
        @Nullable @Size(max = 200) List<@NotNull Integer> missingParts,
        @Nullable @Pattern(regexp = "[0-9]{1,6}(\\.[0-9]{1,2})?") String coverPrice,
        @Nullable Boolean takenBack) {

    boolean home() {
        return Boolean.TRUE.equals(takenBack);
    }

    /** The book without its stamp, and without the kind that was to be cleared. */
    InspectionForm of(CopyCode code, Inspection before, List<Integer> missing) {
        Inspection.Circumstances known = before.circumstances();
        return new InspectionForm(
                code.value(),
                null,
                null,
                grade == null ? before.seenGrade() : grade,
                before.wasGift(),
                null,
                null,
                null,
                missingParts == null ? missing : missingParts,
                flaws == null ? Set.copyOf(before.flaws()) : flaws,
                kinds == null ? cleared(before.kinds()) : kinds,
                null,
                known.person() == null ? null : known.person().toString(),
                coverPrice == null ? before.coverPrice() : coverPrice);
    }

    private static Set<BookKind> cleared(Set<BookKind> seen) {
        return seen.stream().filter(kind -> !kind.mustBeCleared()).collect(Collectors.toSet());
    }
}
