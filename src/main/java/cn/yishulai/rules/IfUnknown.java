package cn.yishulai.rules;

/** What happens to a book of which the catalogue does not know what the rule asks. Nothing is guessed. */
public enum IfUnknown {
    /** Taken as if it were within the rule. */
    TAKE,
    /** Taken with thanks and without credit. */
    GIFT,
    /** Goes home again. */
    RETURN
}
