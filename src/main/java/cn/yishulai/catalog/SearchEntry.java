package cn.yishulai.catalog;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What search keeps of one volume: nothing but folded text and its tokens.
 *
 * @param titleKey title and label
 * @param authorKey who wrote it, without dynasty, country and what they did (著, 译, 编)
 * @param sought all fields, a line each, so that no phrase runs from one field into the next
 */
record SearchEntry(String titleKey, String authorKey, String sought, Set<String> tokens) {

    /** The rules below; rows made by others are stale. It is the default of volume_search.rules. */
    static final int RULES = 2;

    /** Before a token that stands in the title. No folded text begins so. */
    static final String IN_TITLE = "^";

    /** A btree key must fit in a third of a page; a title is recognised by less. */
    private static final int LONGEST_KEY = 300;

    private static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[［【〔〈]\\s*[^)）\\]］】〕〉]{1,12}\\s*[)）\\]］】〕〉]");
    private static final Pattern NEXT_AUTHOR = Pattern.compile("[/／,，;；、|]| and |&");
    private static final Pattern ROLE =
            Pattern.compile("\\s*(?:编著|編著|主编|主編|原著|编译|选编|选注|校注|等编|等著|等|著|撰|编|編|译|譯|注|绘|繪)+\\s*$");

    static SearchEntry of(Description book) {
        String title = Folding.fold(book.label() == null ? book.title() : book.title() + " " + book.label());
        String sought = String.join(
                "\n", title, Folding.fold(book.author()), Folding.fold(book.publisher()), Folding.fold(book.series()));
        String author = firstAuthor(book.author());
        Set<String> ofTitle = new LinkedHashSet<>();
        Tokens.addAll(title, ofTitle);
        Pinyin.addTitle(title, ofTitle);
        Set<String> tokens = new LinkedHashSet<>(ofTitle);
        ofTitle.forEach(token -> tokens.add(IN_TITLE + token));
        sought.lines().skip(1).forEach(line -> Tokens.addAll(line, tokens));
        Pinyin.addName(author, tokens);
        return new SearchEntry(cut(title), cut(author), sought, tokens);
    }

    /** The tokens as PostgreSQL writes a tsvector. They are folded text: no quote, no backslash. */
    String tsvector() {
        return tokens.stream().map(token -> "'" + token + "'").collect(Collectors.joining(" "));
    }

    /** The form of an author's name under which people look for it: 马克思 of "(德)马克思 著 / 恩格斯". */
    static String firstAuthor(@Nullable String author) {
        if (author == null) {
            return "";
        }
        String name =
                NEXT_AUTHOR.split(IN_BRACKETS.matcher(author).replaceAll(" ").strip(), 2)[0];
        String bare = ROLE.matcher(name).replaceFirst("");
        return Folding.fold(bare.isBlank() ? author : bare);
    }

    private static String cut(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
