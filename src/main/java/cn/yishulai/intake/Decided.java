package cn.yishulai.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision that is in force, as a preview reads it. */
record Decided(
        UUID id,
        UUID household,
        UUID session,
        UUID volume,
        @Nullable UUID person,
        DecisionReason reason,
        long credits,
        @Nullable Basis basis,
        Instant at) {}
