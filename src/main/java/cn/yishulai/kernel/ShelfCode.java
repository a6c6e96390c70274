package cn.yishulai.kernel;

/** The code on a shelf, a box or a trolley (架位): scanned once, and the books scanned after it stand there. */
public record ShelfCode(String value) implements Comparable<ShelfCode> {

    public static final int LENGTH = 7;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public ShelfCode {
        value = OpaqueCode.parse("a shelf code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static ShelfCode random() {
        return new ShelfCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(ShelfCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
