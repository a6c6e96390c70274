package cn.yishulai.catalog;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text as search compares it: traditional characters become simplified ones, full-width half-width, capitals small,
 * accents go, and so does everything that is no letter or digit. One blank stands between two words; between Chinese
 * characters there is none, however they were set.
 */
final class Folding {

    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9FFF';
    /** Character by character, because a search finds parts of words: 63 ms once, then an array look-up. */
    private static final int[] SIMPLIFIED = simplified();

    private Folding() {}

    static String fold(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (isAccent(c)) {
                continue;
            }
            if (!isSought(c, folded)) {
                gap = true;
                continue;
            }
            if (gap && !folded.isEmpty() && !isHan(c) && !isHan(folded.codePointBefore(folded.length()))) {
                folded.append(' ');
            }
            gap = false;
            folded.appendCodePoint(simple(c, SIMPLIFIED));
        }
        return Normalizer.normalize(folded.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Scripts that are written without blanks between words: Han, kana, hangul. */
    static boolean isHan(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }

    /** C++ and C# are words of their own. */
    private static boolean isSought(int c, StringBuilder before) {
        if (c == '+' || c == '#') {
            int last = before.isEmpty() ? ' ' : before.codePointBefore(before.length());
            return last == '+' || (last | 32) >= 'a' && (last | 32) <= 'z';
        }
        return Character.isLetterOrDigit(c);
    }

    private static boolean isAccent(int c) {
        return c >= 0x300 && c <= 0x36F;
    }

    private static int simple(int c, int[] table) {
        return c >= FIRST && c <= LAST ? table[c - FIRST] : c;
    }

    private static int[] simplified() {
        int[] table = new int[LAST - FIRST + 1];
        for (int c = FIRST; c <= LAST; c++) {
            List<String> choices = ZhConverterUtil.toSimple((char) c);
            table[c - FIRST] =
                    choices == null || choices.isEmpty() ? c : choices.get(0).codePointAt(0);
        }
        // Old records write 编着 for 编著, from the days when the one character stood for both.
        table['著' - FIRST] = '着';
        // Some characters simplify in two steps (鏇, 镟, 旋); search takes all of them for one.
        for (int i = 0; i < table.length; i++) {
            int next = simple(table[i], table);
            for (int step = 0; step < 3 && next != table[i]; step++) {
                table[i] = next;
                next = simple(next, table);
            }
        }
        return table;
    }
}
