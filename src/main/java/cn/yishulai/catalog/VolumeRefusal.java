package cn.yishulai.catalog;

import cn.yishulai.kernel.Refusal;

/** What the catalogue says no to. */
public enum VolumeRefusal implements Refusal {
    /** No volume has this id. */
    VOLUME_UNKNOWN(Kind.NOT_FOUND),
    /** The two volumes are one already, or one of them is part of a third. */
    MERGE_IMPOSSIBLE(Kind.CONFLICT),
    /** The description was changed since the librarian saw it. */
    VOLUME_CHANGED(Kind.STALE),
    /** No open task has this id. */
    TASK_UNKNOWN(Kind.NOT_FOUND),
    /** The volume has a cover; a family adds one only where there is none. */
    COVER_THERE(Kind.CONFLICT),
    /** The outside source has not said anything of the number of this volume. */
    OUTSIDE_SILENT(Kind.CONFLICT),
    /** The volume has no cover. */
    COVER_UNKNOWN(Kind.NOT_FOUND),
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
