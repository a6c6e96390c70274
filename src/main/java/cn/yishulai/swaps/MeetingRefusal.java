package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When a code for a swap face to face is refused. What was swapped without network is never refused. */
public enum MeetingRefusal implements Refusal {
    /** The book does not stand on the family's shelf to be swapped. */
    MEETING_BOOK_NOT_YOURS(Kind.CONFLICT),
    /** The family has met as often today as the rules allow, or holds as many codes. */
    MEETING_CAP_REACHED(Kind.CONFLICT);

    private final Kind kind;

    MeetingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
