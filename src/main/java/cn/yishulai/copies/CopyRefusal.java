package cn.yishulai.copies;

import cn.yishulai.kernel.Refusal;

/** When a copy, or what somebody wants with it, is refused. */
public enum CopyRefusal implements Refusal {
    /** No copy has this code. */
    COPY_UNKNOWN(Kind.NOT_FOUND),
    /** The status of the copy does not allow the step; says what the copy is, since when and by whom. */
    COPY_NOT_AVAILABLE(Kind.CONFLICT),
    /** The copy is not at the site where the step is done. */
    COPY_ELSEWHERE(Kind.CONFLICT),
    /** The last of a family leaves, and a book that they promised has not arrived. */
    COPY_STILL_PROMISED(Kind.CONFLICT),
    /** The label is not a blank one, or is bound already. */
    LABEL_NOT_BLANK(Kind.CONFLICT),
    /** The label is good no more: the book got another one. Says when; staff hear which. */
    LABEL_VOIDED(Kind.NOT_FOUND),
    /** The label was printed blank and is on no book yet. */
    LABEL_UNBOUND(Kind.NOT_FOUND),
    /** One of the labels was printed before: a job is drawn again, or the label replaced. Says which and in which jobs. */
    LABEL_PRINTED_BEFORE(Kind.CONFLICT),
    /** Every label of the job is on a book, or was replaced. */
    LABELS_USED(Kind.CONFLICT),
    /** The caller printed no such job. */
    PRINT_JOB_UNKNOWN(Kind.NOT_FOUND),
    /** Neither a volume nor a book number was given, or both. */
    COPY_WITHOUT_VOLUME(Kind.INVALID),
    /** No volume carries this book number. */
    BOOK_NUMBER_UNKNOWN(Kind.NOT_FOUND),
    /** The family has this volume already: a second copy, or another volume? Says which there are. */
    SECOND_COPY_OR_VOLUME(Kind.CONFLICT),
    /** The answer names no volume. */
    ANSWER_INCOMPLETE(Kind.INVALID),
    /** The volume is no set, or has no part with this number. */
    PARTS_MALFORMED(Kind.INVALID),
    /** A set is offered whole, or only shown. */
    SET_INCOMPLETE(Kind.INVALID),
    /** The copy has as many photos as it may have. */
    COPY_PHOTOS_FULL(Kind.CONFLICT),
    /** Several volumes carry this book number; says which. */
    VOLUME_AMBIGUOUS(Kind.CONFLICT),
    /** Neither copy codes nor a number of blank labels, or both. */
    LABELS_NOT_NAMED(Kind.INVALID);

    private final Kind kind;

    CopyRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
