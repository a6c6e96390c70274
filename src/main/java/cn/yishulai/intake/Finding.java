package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What staff found when they looked at a book, and what the catalogue knew of it at that moment.
 *
 * @param grade what the eye saw; the flaws may make it worse
 * @param book year, price, class and readers, as far as known
 * @param stamp of a library
 * @param coverPriceFen as staff read it on the book; null when they did not. It counts before what the catalogue says
 * @param ownCopyBack the family got this very copy here after bringing it before
 */
record Finding(
        Grade grade,
        Set<Flaw> flaws,
        Set<BookKind> kinds,
        VolumeFacts book,
        boolean gift,
        Stamp stamp,
        boolean ownCopyBack,
        boolean incomplete,
        @Nullable Integer coverPriceFen) {

    /** What is stamped into a book. */
    enum Stamp {
        NONE,
        /** Stamped by a library and not as discarded: it may not be the family's to give. */
        OF_A_LIBRARY,
        DISCARDED
    }

    /** Null when nobody knows. */
    @Nullable
    Integer priceFen() {
        return coverPriceFen == null ? book.priceFen() : coverPriceFen;
    }

    /** The grade the checklist gives. */
    Grade condition() {
        return Flaw.grade(grade, flaws);
    }
}
