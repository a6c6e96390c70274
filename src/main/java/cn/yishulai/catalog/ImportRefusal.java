package cn.yishulai.catalog;

import cn.yishulai.kernel.Refusal;

/** What an import says no to. */
public enum ImportRefusal implements Refusal {
    /** No import has this id. */
    IMPORT_UNKNOWN(Kind.NOT_FOUND),
    /** The file is larger than we take. */
    IMPORT_TOO_LARGE(Kind.TOO_LARGE),
    /** A part that the file does not have, or of another length. */
    IMPORT_PART_MISFIT(Kind.INVALID),
    /** It is not at the step where this can be done. */
    IMPORT_NOT_AT_THIS_STEP(Kind.CONFLICT);

    private final Kind kind;

    ImportRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
