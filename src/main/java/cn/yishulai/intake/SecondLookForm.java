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
import org.jspecify.annotations.Nullable;

/**
 * What is found when a book of an open session is looked at again; as for an inspection, and besides:
 *
 * @param why in the words of who looks again
 * @param takenBack the family takes the book home after all, whatever its condition
 */
public record SecondLookForm(
        @NotNull Grade grade,
        @Nullable Boolean gift,
        @Nullable Boolean libraryStamp,
        @Nullable Boolean discardStamp,
        @Nullable @Size(max = 200) List<@NotNull Integer> missingParts,
        @Nullable @Size(max = 14) Set<@NotNull Flaw> flaws,
        @Nullable @Size(max = 7) Set<@NotNull BookKind> kinds,
        @Nullable @Size(min = 1, max = 100) String stampWords,
        @Nullable @Size(max = 64) String personId,
        @Nullable @Pattern(regexp = "[0-9]{1,6}(\\.[0-9]{1,2})?") String coverPrice,
        @NotNull @Size(min = 1, max = 300) String why,
        @Nullable Boolean takenBack) {

    boolean home() {
        return Boolean.TRUE.equals(takenBack);
    }

    InspectionForm of(CopyCode code) {
        return new InspectionForm(
                code.value(),
                null,
                null,
                grade,
                gift,
                libraryStamp,
                discardStamp,
                null,
                missingParts,
                flaws,
                kinds,
                stampWords,
                personId,
                coverPrice);
    }
}
