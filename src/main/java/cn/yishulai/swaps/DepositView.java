package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import cn.yishulai.intake.Decision;
import cn.yishulai.intake.DecisionReason;
import cn.yishulai.kernel.Flaw;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision about a book, and the reader it goes to if somebody waits for it. */
public record DepositView(
        CopyView copy,
        Decision decision,
        DecisionReason reason,
        int rulesVersion,
        long credits,
        List<Flaw> flaws,
        OffsetDateTime decidedAt,
        @Nullable RequestBrief request) {}
