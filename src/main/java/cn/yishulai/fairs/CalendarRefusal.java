package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a calendar says no. */
public enum CalendarRefusal implements Refusal {
    /** The address of the calendar is nobody's, or no more. */
    CALENDAR_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    CalendarRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
