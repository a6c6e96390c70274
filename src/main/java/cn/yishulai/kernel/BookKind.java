package cn.yishulai.kernel;

/** What staff see that a book is, where no catalogue says it. Whether it is taken stands in the rules; some must be cleared first. */
public enum BookKind {
    TEXTBOOK,
    EXAM_AID,
    /** A magazine, a newspaper. */
    PERIODICAL,
    /** A collection of laws, a technical manual: out of date soon. */
    MANUAL,
    /** 内部资料: printed for the use of an organisation and not for sale. */
    INTERNAL,
    /** It looks like a pirated print. */
    PIRATED,
    /** It looks like a banned publication. */
    BANNED;

    /** Such a book may not go on to anybody before somebody has looked into it, whatever the rules of the house. */
    public boolean mustBeCleared() {
        return switch (this) {
            case INTERNAL, PIRATED, BANNED -> true;
            case TEXTBOOK, EXAM_AID, PERIODICAL, MANUAL -> false;
        };
    }
}
