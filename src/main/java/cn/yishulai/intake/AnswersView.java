package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.rules.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Would this book be taken? One answer for each volume that may be meant; no promise. */
record AnswersView(int rulesVersion, List<Answer> items) {

    /**
     * @param volume null for a number that nobody knows
     * @param credits null when the price on the cover decides
     * @param priceOnCover true when it does
     */
    record Answer(
            @Nullable VolumeSummary volume,
            Decision decision,
            DecisionReason reason,
            Sentence answer,
            @Nullable Long credits,
            boolean priceOnCover) {}
}
