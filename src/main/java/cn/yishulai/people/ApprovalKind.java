package cn.yishulai.people;

/** What one person alone may not do, and who may be the second. */
public enum ApprovalKind {
    /** A copy in the library's keeping goes for good: a librarian, then somebody of the site or another librarian. */
    COPY_WITHDRAWAL,
    /** The credits of a household are put right: a librarian, then another librarian. */
    CREDIT_CORRECTION
}
