package cn.yishulai.kernel;

/** The code on the slip of a drop-off session (送书单): a scan of it goes on where the session was left. */
public record DropOffCode(String value) implements Comparable<DropOffCode> {

    public static final int LENGTH = 14;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public DropOffCode {
        value = OpaqueCode.parse("a drop-off code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static DropOffCode random() {
        return new DropOffCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(DropOffCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
