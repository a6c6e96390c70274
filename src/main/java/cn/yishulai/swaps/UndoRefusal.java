package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When the last step of a copy cannot be undone. */
public enum UndoRefusal implements Refusal {
    /** Nothing was done with the copy that could be undone, or it was undone before. */
    UNDO_NOTHING(Kind.CONFLICT),
    /** Somebody else did something with the copy since; says who and when. */
    UNDO_NOT_YOURS(Kind.CONFLICT),
    /** It is too long ago. */
    UNDO_TOO_LATE(Kind.CONFLICT),
    /** The copy is promised to a reader since, or its reader was told. */
    UNDO_PROMISED(Kind.CONFLICT),
    /** It was decided in a drop-off session, and cannot be taken home by this. */
    UNDO_AT_DROP_OFF(Kind.CONFLICT),
    /** It was received from a van load that is closed since: all that was in it is accounted for. */
    UNDO_LOAD_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    UndoRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
