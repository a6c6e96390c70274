package cn.yishulai.kernel;

/** The code on the slip of a van load (调拨): what is packed under it leaves one site for another. */
public record TransferCode(String value) implements Comparable<TransferCode> {

    public static final int LENGTH = 11;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public TransferCode {
        value = OpaqueCode.parse("a transfer code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static TransferCode random() {
        return new TransferCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(TransferCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
