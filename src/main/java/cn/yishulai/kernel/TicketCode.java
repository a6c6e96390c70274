package cn.yishulai.kernel;

/** The code on a ticket to a fair. */
public record TicketCode(String value) implements Comparable<TicketCode> {

    public static final int LENGTH = 12;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public TicketCode {
        value = OpaqueCode.parse("a ticket code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static TicketCode random() {
        return new TicketCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(TicketCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
