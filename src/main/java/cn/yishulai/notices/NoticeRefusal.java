package cn.yishulai.notices;

import cn.yishulai.kernel.Refusal;

/** What the room of notices says no to. */
public enum NoticeRefusal implements Refusal {
    /** A beginning of the quiet hours without an end, or an end without a beginning. */
    QUIET_HOURS_HALF(Kind.INVALID),
    /** The caller has registered no such app. */
    PUSH_DEVICE_UNKNOWN(Kind.NOT_FOUND),
    /** More apps than a person has phones. */
    PUSH_DEVICES_TOO_MANY(Kind.CONFLICT),
    /** No copy of a notice with this id has been given up. */
    DEAD_LETTER_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    NoticeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
