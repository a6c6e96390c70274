package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody typed into the search box, taken apart: words between blanks, each of which must occur somewhere.
 *
 * @param whole everything folded, for titles and authors that are exactly that
 * @param phrases the folded words
 * @param tokens what must be in the index, as a tsquery; words of Latin script are beginnings of words
 */
record SearchQuery(String whole, List<String> phrases, String tokens) {

    /** More words than this narrow nothing down. */
    private static final int MOST_PHRASES = 12;
    /** Below three characters, characters in any order fit a good part of all books. */
    private static final int FEWEST_LOOSE = 3;

    static SearchQuery of(String typed) {
        List<String> phrases = new ArrayList<>();
        for (String word : typed.strip().split("[\\s\\u3000]+")) {
            String phrase = Folding.fold(word);
            if (!phrase.isEmpty() && phrases.size() < MOST_PHRASES) {
                phrases.add(phrase);
            }
        }
        Set<String> terms = new LinkedHashSet<>();
        phrases.forEach(phrase -> addTerms(phrase, terms));
        return new SearchQuery(Folding.fold(typed), List.copyOf(phrases), String.join(" & ", terms));
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** Phrases of which the tokens alone do not say that they occur in one piece, as LIKE patterns. */
    List<String> rechecks() {
        return phrases.stream()
                .filter(phrase -> Tokens.runs(phrase).size() > 1 || isLong(phrase))
                .map(SearchQuery::anywhere)
                .toList();
    }

    /** Every phrase as a LIKE pattern. Folded text holds neither % nor _. */
    List<String> patterns() {
        return phrases.stream().map(SearchQuery::anywhere).toList();
    }

    /** Single characters and words in any order, as a tsquery; empty when that would fit too much. */
    String loose() {
        Set<String> terms = new LinkedHashSet<>();
        for (String run :
                phrases.stream().map(Tokens::runs).flatMap(List::stream).toList()) {
            if (Folding.isHan(run.codePointAt(0))) {
                run.codePoints().forEach(c -> terms.add(quoted(Character.toString(c))));
            } else {
                terms.add(word(run));
            }
        }
        return terms.size() < FEWEST_LOOSE ? "" : String.join(" & ", terms);
    }

    private static void addTerms(String phrase, Set<String> terms) {
        for (String run : Tokens.runs(phrase)) {
            int[] chars = run.codePoints().toArray();
            if (!Folding.isHan(chars[0])) {
                terms.add(word(run));
            } else if (chars.length == 1) {
                terms.add(quoted(run));
            } else {
                for (int i = 0; i + 1 < chars.length; i++) {
                    terms.add(quoted(new String(chars, i, 2)));
                }
            }
        }
    }

    private static boolean isLong(String phrase) {
        return Folding.isHan(phrase.codePointAt(0)) && phrase.codePointCount(0, phrase.length()) > 2;
    }

    private static String anywhere(String phrase) {
        return "%" + phrase + "%";
    }

    /** The beginning of a word or of its pinyin; a single letter is meant as it stands, else it would fit everything. */
    private static String word(String run) {
        String token = quoted(Tokens.cut(run));
        return run.length() == 1 ? token : token + ":*";
    }

    /** Folded text holds no quote and no backslash. */
    private static String quoted(String token) {
        return "'" + token + "'";
    }

    @Override
    public String toString() {
        return phrases.stream().collect(Collectors.joining(" "));
    }
}
