package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parts of folded text that the index knows: each Chinese character, each two neighbours, each word of other
 * scripts. Measured on 25,000 titles this makes a search for one, two or many characters an index look-up, where
 * trigrams fall back to reading everything below three.
 */
final class Tokens {

    /** A word longer than this is cut: nobody types on, and PostgreSQL takes at most 2,046 bytes. */
    private static final int LONGEST_WORD = 60;

    private Tokens() {}

    /** All tokens of a line, for the index. */
    static void addAll(String folded, Set<String> tokens) {
        for (String run : runs(folded)) {
            if (!Folding.isHan(run.codePointAt(0))) {
                tokens.add(cut(run));
                continue;
            }
            int[] chars = run.codePoints().toArray();
            for (int i = 0; i < chars.length; i++) {
                tokens.add(new String(chars, i, 1));
                if (i + 1 < chars.length) {
                    tokens.add(new String(chars, i, 2));
                }
            }
        }
    }

    /** Runs of Chinese, and words of anything else. */
    static List<String> runs(String folded) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean ends = next == folded.length()
                    || folded.charAt(next) == ' '
                    || Folding.isHan(c) != Folding.isHan(folded.codePointAt(next));
            if (c != ' ' && ends) {
                runs.add(folded.substring(start, next));
            }
            if (c == ' ' || ends) {
                start = next;
            }
            i = next;
        }
        return runs;
    }

    static String cut(String word) {
        return word.length() <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, LONGEST_WORD)));
    }
}
