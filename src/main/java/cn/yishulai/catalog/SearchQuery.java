package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed into the search box, taken apart: words between blanks, each of which must occur somewhere.
 *
 * @param whole everything folded, for titles and authors that are exactly that
 * @param phrases the folded words
 * @param terms what must be in the index
 */
record SearchQuery(String whole, List<String> phrases, List<Term> terms) {

    /** More words than this narrow nothing down. */
    private static final int MOST_PHRASES = 12;
    /** Below three characters, characters in any order fit a good part of all books. */
    private static final int FEWEST_LOOSE = 3;

    /**
     * One token of the index, or the beginning of many.
     *
     * @param begins a word of Latin script, or its pinyin, may go on
     */
    record Term(String token, boolean begins) {

        /** A single letter is meant as it stands, else it would fit everything. */
        static Term word(String run) {
            return new Term(Tokens.cut(run), run.length() > 1);
        }

        static Term exact(String token) {
            return new Term(token, false);
        }

        /** For a tsquery. Folded text holds no quote and no backslash. */
        String quoted(String field) {
            return "'" + field + token + (begins ? "':*" : "'");
        }
    }

    static SearchQuery of(String typed) {
        List<String> phrases = new ArrayList<>();
        for (String word : typed.strip().split("[\\s\\u3000]+")) {
            String phrase = Folding.fold(word);
            if (!phrase.isEmpty() && phrases.size() < MOST_PHRASES) {
                phrases.add(phrase);
            }
        }
        Set<Term> terms = new LinkedHashSet<>();
        phrases.forEach(phrase -> addTerms(phrase, terms));
        return new SearchQuery(Folding.fold(typed), List.copyOf(phrases), List.copyOf(terms));
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** All terms, wherever they stand, as a tsquery. */
    String tokens() {
        return all(terms, term -> term.quoted(""));
    }

    /** All terms but those that the caller passes over, as a tsquery; all when nothing would be left. */
    String tokensWithout(Predicate<Term> passedOver) {
        List<Term> left = terms.stream().filter(term -> !passedOver.test(term)).toList();
        return left.isEmpty() ? tokens() : all(left, term -> term.quoted(""));
    }

    /** All terms in the title, as a tsquery. */
    String titleTokens() {
        return all(terms, term -> term.quoted(SearchEntry.IN_TITLE));
    }

    /** Whether a title could begin with what was typed and yet not hold all terms: its last word has just been begun. */
    boolean endsInALetter() {
        return !terms.isEmpty()
                && terms.get(terms.size() - 1).token().length() == 1
                && !Folding.isHan(terms.get(terms.size() - 1).token().codePointAt(0));
    }

    /** Phrases of which the tokens alone do not say that they occur in one piece, as LIKE patterns. */
    List<String> rechecks() {
        return phrases.stream()
                .filter(phrase -> Tokens.runs(phrase).size() > 1 || isLong(phrase))
                .map(phrase -> "%" + phrase + "%")
                .toList();
    }

    /** Single characters and words in any order, as a tsquery; empty when that would fit too much. */
    String loose() {
        Set<Term> loose = new LinkedHashSet<>();
        runs().forEach(run -> {
            if (Folding.isHan(run.codePointAt(0))) {
                run.codePoints().forEach(c -> loose.add(Term.exact(Character.toString(c))));
            } else {
                loose.add(Term.word(run));
            }
        });
        return loose.size() < FEWEST_LOOSE ? "" : all(loose, term -> term.quoted(""));
    }

    /** Words of Latin script, which can be mistyped. */
    Set<String> latinWords() {
        return runs().filter(run -> !Folding.isHan(run.codePointAt(0))).collect(Collectors.toSet());
    }

    /**
     * The same with words that may have been meant, as a tsquery.
     *
     * @param meant by what was typed
     */
    String corrected(Map<String, List<String>> meant) {
        return all(terms, term -> Stream.concat(
                        Stream.of(term),
                        meant.getOrDefault(term.token(), List.of()).stream().map(Term::exact))
                .map(choice -> choice.quoted(""))
                .collect(Collectors.joining(" | ", "(", ")")));
    }

    private Stream<String> runs() {
        return phrases.stream().map(Tokens::runs).flatMap(List::stream);
    }

    private static <T> String all(Iterable<T> terms, Function<T, String> quoted) {
        List<String> parts = new ArrayList<>();
        terms.forEach(term -> parts.add(quoted.apply(term)));
        return String.join(" & ", parts);
    }

    private static void addTerms(String phrase, Set<Term> terms) {
        for (String run : Tokens.runs(phrase)) {
            int[] chars = run.codePoints().toArray();
            if (!Folding.isHan(chars[0])) {
                terms.add(Term.word(run));
            } else if (chars.length == 1) {
                terms.add(Term.exact(run));
            } else {
                for (int i = 0; i + 1 < chars.length; i++) {
                    terms.add(Term.exact(new String(chars, i, 2)));
                }
            }
        }
    }

    private static boolean isLong(String phrase) {
        return Folding.isHan(phrase.codePointAt(0)) && phrase.codePointCount(0, phrase.length()) > 2;
    }
}
