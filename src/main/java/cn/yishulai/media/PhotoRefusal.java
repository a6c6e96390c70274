package cn.yishulai.media;

import cn.yishulai.kernel.Refusal;

/** Pictures that we do not take or do not have. */
public enum PhotoRefusal implements Refusal {
    /** Neither JPEG nor PNG, or broken. */
    PHOTO_MALFORMED(Kind.MALFORMED),
    /** More bytes or more pixels than a phone's camera makes. */
    PHOTO_TOO_LARGE(Kind.TOO_LARGE),
    /** No photo has this id. */
    PHOTO_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    PhotoRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
