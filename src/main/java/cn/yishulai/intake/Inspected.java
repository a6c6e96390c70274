package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Flaw;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided about one book, and the copy as it stands after it. */
public record Inspected(
        UUID dropOff,
        UUID household,
        CopyFacts copy,
        UUID inspection,
        Decision decision,
        DecisionReason reason,
        int rulesVersion,
        long credits,
        @Nullable Worth worth,
        List<Flaw> flaws,
        Instant decidedAt) {}
