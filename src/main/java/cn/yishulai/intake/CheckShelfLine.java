package cn.yishulai.intake;

import cn.yishulai.copies.CopyView;
import org.jspecify.annotations.Nullable;

/**
 * A book that is set aside at a site, with what is known of it.
 *
 * @param why in the words of who set it aside; null for a book that was set aside at its inspection
 * @param by who set it aside
 * @param inspection the decision that set it aside, with stamp and photos; null for a book that was on a shelf before
 * @param dropOffId the session of the inspection
 * @param recalled a recall of the title stands: it ends with the recall
 */
public record CheckShelfLine(
        CopyView copy,
        @Nullable String why,
        @Nullable String by,
        @Nullable InspectionView inspection,
        @Nullable String dropOffId,
        boolean recalled) {}
