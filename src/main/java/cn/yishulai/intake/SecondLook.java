package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Grade;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book that is decided again: what stood, and what shall stand. Nothing has happened yet; a room above moves the book
 * first, because somebody may wait for it, and then enters the decision.
 */
public final class SecondLook {

    private final DropOff session;
    private final Inspection before;
    private final Inspection after;
    private final CopyFacts copy;
    private final String why;

    SecondLook(DropOff session, Inspection before, Inspection after, CopyFacts copy, String why) {
        this.session = session;
        this.before = before;
        this.after = after.insteadOf(before, why);
        this.copy = copy;
        this.why = why;
    }

    DropOff session() {
        return session;
    }

    Inspection inspection() {
        return after;
    }

    Inspection inspectionBefore() {
        return before;
    }

    public Decision before() {
        return before.decision();
    }

    public Decision after() {
        return after.decision();
    }

    public CopyFacts copy() {
        return copy;
    }

    public UUID site() {
        return session.site();
    }

    public UUID household() {
        return session.household();
    }

    public Grade grade() {
        return after.grade();
    }

    public String why() {
        return why;
    }

    /** Who brought it before this visit, as far as it matters: the family itself, or nobody. */
    public @Nullable UUID bringerBefore() {
        return before.cameBack() ? session.household() : null;
    }
}
