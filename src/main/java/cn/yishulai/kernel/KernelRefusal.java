package cn.yishulai.kernel;

/** Values that cannot be what they claim to be. */
public enum KernelRefusal implements Refusal {
    /** A code with a wrong length, letter or check character. */
    CODE_MALFORMED(Kind.MALFORMED),
    /** A book number that is none of those we know. */
    BOOK_NUMBER_MALFORMED(Kind.MALFORMED),
    /** A page cursor that we did not give out, or a limit outside 1 to 100. */
    PAGE_MALFORMED(Kind.MALFORMED);

    private final Kind kind;

    KernelRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
