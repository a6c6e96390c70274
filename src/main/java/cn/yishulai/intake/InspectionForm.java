package cn.yishulai.intake;

import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff scanned and found. A book without a label, and one with a blank label, comes with a volume or a book
 * number; without a label it gets a code here.
 *
 * @param answer to the question of a repeated scan; null when it was not asked
 * @param missingParts what the checklist of a set found missing, counted from 1; empty for a whole set
 * @param grade what the eye saw; the flaws may make it worse
 * @param flaws what the checklist of condition found; null and empty are the same
 * @param kinds what the book is, where it is something the rules speak of; null and empty are the same
 * @param stampWords what the stamp of a library says, as far as it can be read
 * @param personId of the family, whose book it is; null when it is everybody's
 * @param coverPrice the price on the cover in yuan, with at most two decimals ("31.80"); it counts before the catalogue's
 */
public record InspectionForm(
        @Nullable @Size(max = 300) String copyCode,
        @Nullable @Size(max = 64) String volumeId,
        @Nullable @Size(max = 40) String bookNumber,
        @NotNull Grade grade,
        @Nullable Boolean gift,
        @Nullable Boolean libraryStamp,
        @Nullable Boolean discardStamp,
        @Valid @Nullable RepeatAnswer answer,
        @Nullable @Size(max = 200) List<Integer> missingParts,
        @Nullable @Size(max = 14) Set<@NotNull Flaw> flaws,
        @Nullable @Size(max = 7) Set<@NotNull BookKind> kinds,
        @Nullable @Size(min = 1, max = 100) String stampWords,
        @Nullable @Size(max = 64) String personId,
        @Nullable @Pattern(regexp = "[0-9]{1,6}(\\.[0-9]{1,2})?") String coverPrice) {

    /** A book without flaws that is nothing out of the ordinary, from the family as a whole. */
    public InspectionForm(
            @Nullable String copyCode,
            @Nullable String volumeId,
            @Nullable String bookNumber,
            Grade grade,
            @Nullable Boolean gift,
            @Nullable Boolean libraryStamp,
            @Nullable Boolean discardStamp,
            @Nullable RepeatAnswer answer,
            @Nullable List<Integer> missingParts) {
        this(
                copyCode,
                volumeId,
                bookNumber,
                grade,
                gift,
                libraryStamp,
                discardStamp,
                answer,
                missingParts,
                null,
                null,
                null,
                null,
                null);
    }

    /** A single book of which nothing was asked. */
    public InspectionForm(
            String copyCode,
            @Nullable String volumeId,
            @Nullable String bookNumber,
            Grade grade,
            @Nullable Boolean gift,
            @Nullable Boolean libraryStamp,
            @Nullable Boolean discardStamp) {
        this(copyCode, volumeId, bookNumber, grade, gift, libraryStamp, discardStamp, null, null);
    }

    /** The same book, and now it is known which volume it is: nothing more to ask. */
    InspectionForm of(UUID volume) {
        return new InspectionForm(
                copyCode,
                volume.toString(),
                null,
                grade,
                gift,
                libraryStamp,
                discardStamp,
                RepeatAnswer.secondCopy(),
                missingParts,
                flaws,
                kinds,
                stampWords,
                personId,
                coverPrice);
    }

    /** The code on its label, blank or not; empty for a book without a label. */
    public Optional<CopyCode> label() {
        return Optional.ofNullable(copyCode).map(CopyCode::new);
    }

    boolean asGift() {
        return Boolean.TRUE.equals(gift);
    }

    /** The grade the checklist gives: what the eye saw, and no better than the flaws allow. */
    Grade condition() {
        return Flaw.grade(grade, foundFlaws());
    }

    Set<Flaw> foundFlaws() {
        return flaws == null ? Set.of() : flaws;
    }

    Set<BookKind> seenKinds() {
        return kinds == null ? Set.of() : kinds;
    }

    /** In hundredths of a yuan. */
    @Nullable
    Integer coverPriceFen() {
        return coverPrice == null
                ? null
                : Integer.valueOf(new BigDecimal(coverPrice).movePointRight(2).intValueExact());
    }

    /** Whoever reads words off a stamp has seen one. */
    Finding.Stamp stamp() {
        if (stampWords == null && !Boolean.TRUE.equals(libraryStamp)) {
            return Finding.Stamp.NONE;
        }
        return Boolean.TRUE.equals(discardStamp) ? Finding.Stamp.DISCARDED : Finding.Stamp.OF_A_LIBRARY;
    }
}
