package cn.yishulai.labels;

import cn.yishulai.kernel.Refusal;

/** Why nothing comes of a photo. */
public enum ReadingRefusal implements Refusal {
    /** No label of ours and no book number could be read with certainty; the words say what to do. */
    NOTHING_READ(Kind.INVALID),
    /** More photos than somebody takes by hand, or all readers have one in work. */
    READINGS_TOO_MANY(Kind.TOO_MANY);

    private final Kind kind;

    ReadingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
