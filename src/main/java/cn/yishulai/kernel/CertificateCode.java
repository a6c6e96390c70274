package cn.yishulai.kernel;

/** The code on a certificate: whoever is shown the paper asks with it whether it is genuine. */
public record CertificateCode(String value) implements Comparable<CertificateCode> {

    public static final int LENGTH = 13;

    /** @throws Refused CODE_MALFORMED; any case, full-width letters, blanks and hyphens are forgiven */
    public CertificateCode {
        value = OpaqueCode.parse("a code of a certificate", LENGTH, value);
    }

    /** A new code that nobody can guess. */
    public static CertificateCode random() {
        return new CertificateCode(OpaqueCode.random(LENGTH));
    }

    @Override
    public int compareTo(CertificateCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
