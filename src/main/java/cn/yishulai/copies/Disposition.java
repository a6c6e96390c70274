package cn.yishulai.copies;

/** What a family wants with a book on its shelf. */
public enum Disposition {
    GIVE,
    SWAP,
    /** Kept, but others may ask for it (藏书于家庭). */
    CALLABLE,
    SHOW_ONLY
}
