package cn.yishulai.intake;

import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one book that is in force, with its reason and the version of the rules that decided.
 *
 * @param grade the condition that was found
 * @param flaws that the checklist found, in the order of the list
 * @param personId whose book it is, when somebody said so
 * @param newLabel whether its code was made at the desk and its label is to be printed
 * @param stamp of a library; only staff are told
 * @param decidedAgain why it was decided again; only staff are told, null when the first decision stands
 * @param photoIds of the condition that was found
 */
public record InspectionView(
        CopyView copy,
        Decision decision,
        DecisionReason reason,
        Grade grade,
        int rulesVersion,
        long credits,
        @Nullable Worth worth,
        List<Flaw> flaws,
        OffsetDateTime decidedAt,
        @Nullable String personId,
        boolean newLabel,
        @Nullable StampView stamp,
        @Nullable String decidedAgain,
        List<String> photoIds) {}
