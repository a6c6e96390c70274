package cn.yishulai.kernel;

/** What one family tells another so that it may join: good once, and not for long. */
public record JoinCode(String value) {

    public static final int LENGTH = 9;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public JoinCode {
        value = OpaqueCode.parse("a join code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static JoinCode random() {
        return new JoinCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
