package cn.yishulai.inventory;

import cn.yishulai.kernel.Refusal;

/** When the pull list or the hold shelf says no. */
public enum InventoryRefusal implements Refusal {
    /** Nobody has claimed this copy. */
    COPY_NOT_CLAIMED(Kind.CONFLICT),
    /** The reader fetches it at another site: send it there. */
    PICKUP_ELSEWHERE(Kind.CONFLICT);

    private final Kind kind;

    InventoryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
