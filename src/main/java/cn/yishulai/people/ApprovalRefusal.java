package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** When the two-person rule says no. */
public enum ApprovalRefusal implements Refusal {
    /** No proposal with this id that the caller may see. */
    APPROVAL_UNKNOWN(Kind.NOT_FOUND),
    /** Nobody confirms or refuses what they proposed themselves. */
    SECOND_PERSON_NEEDED(Kind.NOT_ALLOWED),
    /** Somebody has confirmed or refused it; says when and by whom. */
    APPROVAL_DECIDED(Kind.CONFLICT),
    /** Nobody decided in time. */
    APPROVAL_EXPIRED(Kind.CONFLICT),
    /** The same thing is proposed already; says which proposal. */
    APPROVAL_OPEN(Kind.CONFLICT),
    /** Who has graded books of a household neither proposes nor confirms a correction of its credits. */
    GRADER_MAY_NOT_CORRECT(Kind.NOT_ALLOWED),
    /** Nobody grades books or corrects credits of a family that they declared as their own: a colleague does. */
    OWN_FAMILY(Kind.NOT_ALLOWED),
    /** No such declaration that still stands. */
    OWN_FAMILY_UNKNOWN(Kind.NOT_FOUND),
    /** A correction of nothing. */
    CORRECTION_EMPTY(Kind.INVALID);

    private final Kind kind;

    ApprovalRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
