package cn.yishulai.kernel;

/** What sort of number a book carries, if any. */
public enum BookNumberKind {
    /** An ISBN of ten or thirteen digits. */
    ISBN,
    /** 统一书号, the Chinese numbers of 1956 to 1987. */
    UNIFIED,
    /** Nothing: books before 1956, and what families printed themselves. */
    NONE
}
