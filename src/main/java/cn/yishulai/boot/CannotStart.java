package cn.yishulai.boot;

/** Something a person has to put right first: one line in both languages, exit status 1, never a stack trace. */
final class CannotStart extends RuntimeException {

    private CannotStart(String line) {
        super(line, null, false, false);
    }

    static CannotStart because(String english, String chinese) {
        return new CannotStart(english + "  " + chinese);
    }
}
