package cn.yishulai.rules;

/** A rule set with a number nobody can mean is a slip of whoever wrote it, and is noticed before it decides anything. */
final class Numbers {

    private Numbers() {}

    static void within(String name, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("%s is %d to %d, not %d".formatted(name, least, most, number));
        }
    }
}
