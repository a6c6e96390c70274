package cn.yishulai.ledger;

import cn.yishulai.kernel.CopyCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why credits move: whose they are, who did it and for what.
 *
 * @param reference the inspection, request or grant; one reference mints, grants and burns at most once
 * @param rules the version of the rules of intake that decided; null for the one in force at that moment
 */
public record Posting(
        UUID household, UUID actor, UUID reference, @Nullable CopyCode copy, String reason, @Nullable Integer rules) {

    public Posting(UUID household, UUID actor, UUID reference, @Nullable CopyCode copy, String reason) {
        this(household, actor, reference, copy, reason, null);
    }
}
