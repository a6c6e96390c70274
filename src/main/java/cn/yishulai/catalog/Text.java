package cn.yishulai.catalog;

import org.jspecify.annotations.Nullable;

/** Text from outside, made fit to be kept. */
final class Text {

    private Text() {}

    /**
     * Without control characters, halves of characters (lone surrogates) and blanks at the ends or doubled; null when
     * nothing is left. PostgreSQL cannot store NUL, and a half character is not UTF-8.
     */
    static @Nullable String clean(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(typed.length());
        boolean blank = false;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                blank = !clean.isEmpty();
            } else if (isKept(c)) {
                if (blank) {
                    clean.append(' ');
                    blank = false;
                }
                clean.appendCodePoint(c);
            }
        }
        return clean.isEmpty() ? null : clean.toString();
    }

    /** As it came, but PostgreSQL can keep it: NUL and halves of characters become the sign for what is unknown. */
    static String storable(String raw) {
        return raw.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.SURROGATE, Character.UNASSIGNED, Character.FORMAT -> false;
            default -> c != 0xFFFD;
        };
    }
}
