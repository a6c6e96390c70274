package cn.yishulai.intake;

import cn.yishulai.kernel.Grade;
import org.jspecify.annotations.Nullable;

/**
 * What staff found when they looked at a book.
 *
 * @param year year of publication, null when nobody knows
 * @param libraryStamp stamped by a library and not as discarded
 * @param ownCopyBack the family got this very copy here after bringing it before
 */
record Finding(
        Grade grade,
        @Nullable Integer year,
        boolean gift,
        boolean libraryStamp,
        boolean ownCopyBack,
        boolean incomplete) {}
