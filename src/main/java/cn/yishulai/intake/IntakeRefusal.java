package cn.yishulai.intake;

import cn.yishulai.kernel.Refusal;

/** When a drop-off, or a book in it, is refused. */
public enum IntakeRefusal implements Refusal {
    /** No drop-off session has this id, or not one of yours. */
    DROP_OFF_UNKNOWN(Kind.NOT_FOUND),
    /** The session is closed; open another one. */
    DROP_OFF_CLOSED(Kind.CONFLICT),
    /** The session is still open, so there is no receipt yet. */
    DROP_OFF_OPEN(Kind.CONFLICT),
    /** The book was decided in this session already; says what and when. */
    COPY_ALREADY_INSPECTED(Kind.CONFLICT),
    /** The book was not decided in this session, so it cannot be decided again. */
    COPY_NOT_DECIDED(Kind.CONFLICT),
    /** The book was not set aside at an inspection, or is not any more. */
    COPY_NOT_SET_ASIDE(Kind.CONFLICT),
    /** The book was set aside at its inspection; what becomes of it is decided first. */
    COPY_NOT_CLEARED(Kind.CONFLICT),
    /** A set is inspected part by part: say which are missing, or that none is. Says which there should be. */
    SET_NOT_CHECKED(Kind.INVALID),
    /** Only the price printed on the book decides what it is worth, and nobody knows it: read it on the cover. */
    PRICE_NEEDED(Kind.INVALID),
    /** The copy is listed by another family: they have to bring it, or let it go first. */
    COPY_OF_ANOTHER_FAMILY(Kind.CONFLICT);

    private final Kind kind;

    IntakeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
