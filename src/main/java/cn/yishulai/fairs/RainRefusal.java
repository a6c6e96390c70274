package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When the plan for rain says no. */
public enum RainRefusal implements Refusal {
    /** Nobody of this id is to be told of the fair. */
    RAIN_CALL_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    RainRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
