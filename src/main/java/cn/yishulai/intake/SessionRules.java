package cn.yishulai.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a place goes by while it has rules of its own: a swap fair, during one of its sessions. */
public interface SessionRules {

    /**
     * @param intakeRules the version by which books are taken in; null for the one in force
     * @param requestRules the version for who places a request for this place, is offered a copy or fetches it here; null for the
     *     one in force
     * @param purse of coupons that are good for the session only; null where credits lie in the purse of the book
     */
    record Terms(@Nullable Integer intakeRules, @Nullable Integer requestRules, @Nullable String purse) {

        /** As everywhere else. */
        public static final Terms USUAL = new Terms(null, null, null);
    }

    Terms at(UUID site, Instant moment);
}
