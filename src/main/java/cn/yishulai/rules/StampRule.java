package cn.yishulai.rules;

/** What becomes of a book with the stamp of a library. Without a discard stamp it is set aside under every rule. */
public enum StampRule {
    /** Taken when it is stamped as discarded too. */
    TAKE_DISCARDED,
    /** Goes home also when it is stamped as discarded. */
    RETURN_DISCARDED
}
