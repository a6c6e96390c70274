package cn.yishulai.fairs;

/** What became of something that was done at a table without network, when it was merged. */
public enum TableOutcome {
    /** The copy is the family's, and was paid for. */
    SWAPPED(false),
    /** The same, with credits that the library gave: those of the family were spent elsewhere by then. */
    OVERSPENT(false),
    /** The family had it by then. */
    REPEATED(false),
    /** A drop-off of the family is open; its books are looked at there. */
    BROUGHT(false),
    COUNTED(false),
    /** Another family has it by the books, or it was withdrawn. */
    COPY_GONE(true),
    /** By the books it stands elsewhere, or is set aside. */
    COPY_NOT_HERE(true),
    COPY_UNKNOWN(true),
    /** Neither a ticket nor a family card of ours. */
    FAMILY_UNKNOWN(true),
    TABLE_UNKNOWN(true),
    /** It came when the fair was counted and closed; nothing was done. */
    FAIR_OVER(true),
    UNREADABLE(true);

    private final boolean difference;

    TableOutcome(boolean difference) {
        this.difference = difference;
    }

    /** The books do not say what happened; somebody says why. */
    boolean isDifference() {
        return difference;
    }
}
