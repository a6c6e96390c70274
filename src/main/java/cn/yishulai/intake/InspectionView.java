package cn.yishulai.intake;

import cn.yishulai.copies.CopyView;
import java.time.OffsetDateTime;

/** The decision about one book, with its reason and the version of the rules that decided. */
public record InspectionView(
        CopyView copy,
        Decision decision,
        DecisionReason reason,
        int rulesVersion,
        long credits,
        OffsetDateTime decidedAt) {}
