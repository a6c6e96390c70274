package cn.yishulai.kernel;

/** The code on a book's label (馆藏码): nine random characters and a check character. It means nothing
 * and is never used again: a book that gets another label gets another code. */
public record CopyCode(String value) implements Comparable<CopyCode> {

    public static final int LENGTH = 10;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public CopyCode {
        value = OpaqueCode.parse("a copy code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static CopyCode random() {
        return new CopyCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(CopyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
