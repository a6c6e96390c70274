package cn.yishulai.catalog;

import cn.yishulai.kernel.Refusal;

/** What the catalogue says no to. */
public enum VolumeRefusal implements Refusal {
    /** No volume has this id. */
    VOLUME_UNKNOWN(Kind.NOT_FOUND),
    /** A member of the form is missing, too long, or says nothing. */
    VOLUME_MALFORMED(Kind.MALFORMED);

    private final Kind kind;

    VolumeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
