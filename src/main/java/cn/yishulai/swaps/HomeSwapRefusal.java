package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When a step of a swap between families is refused. */
public enum HomeSwapRefusal implements Refusal {
    /** No swap has this id, or not one of yours. */
    HOME_SWAP_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the swap does not allow the step. Says which it is. */
    HOME_SWAP_NOT_OPEN(Kind.CONFLICT),
    /** The copy is kept until all books of a swap between families are here. */
    HOME_SWAP_KEEPS_COPY(Kind.CONFLICT),
    /** No book of a swap waits here to go home with this family. */
    HOME_SWAP_NOTHING_TO_FETCH(Kind.CONFLICT);

    private final Kind kind;

    HomeSwapRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
