package cn.yishulai.intake;

import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.Flaw;
import java.time.OffsetDateTime;
import java.util.List;

/** The decision about one book, with its reason and the version of the rules that decided. */
public record InspectionView(
        CopyView copy,
        Decision decision,
        DecisionReason reason,
        int rulesVersion,
        long credits,
        List<Flaw> flaws,
        OffsetDateTime decidedAt) {}
