package cn.yishulai.kernel;

/** The code on a family's card: one household, also for those who have no phone. It names, it does not prove. */
public record FamilyCode(String value) implements Comparable<FamilyCode> {

    public static final int LENGTH = 8;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public FamilyCode {
        value = OpaqueCode.parse("a family code", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static FamilyCode random() {
        return new FamilyCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(FamilyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
