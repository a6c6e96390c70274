package cn.yishulai.http;

/** What may be in a text from outside. */
final class Texts {

    private Texts() {}

    /** False with NUL, which PostgreSQL does not keep, or half of a character, which nobody can read back. */
    static boolean areClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
