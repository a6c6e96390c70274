package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_LIST_MALFORMED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One want list as written.
 *
 * @param user with its parentheses, empty without a username
 * @param words the item brought, then the items wanted and semicolons
 */
record WantLine(String user, List<String> words) {

    /** @param text trimmed, not empty, neither a comment nor a directive */
    static WantLine read(String text, ListOptions options, int line) {
        int close = closeOfUsername(text, options, line);
        String user = text.substring(0, close + 1).replace('\t', ' ');
        String rest = text.substring(close + 1);
        boolean joined = close >= 0 && rest.charAt(0) > ' ' && user.indexOf(' ') < 0;
        int colon = rest.indexOf(':');
        checkSemicolon(rest, colon, line);
        if (colon < 0 && user.indexOf(':') >= 0) {
            throw malformed("Must have exactly one item before a colon (:)", line);
        }
        if (colon < 0 && options.has("REQUIRE-COLONS")) {
            throw malformed("Missing colon with REQUIRE-COLONS selected", line);
        }
        if (colon >= 0 && (rest.indexOf(':', colon + 1) >= 0 || user.indexOf(':') >= 0)) {
            throw malformed("Cannot have more that one colon on a line", line);
        }
        boolean caseSensitive = options.has("CASE-SENSITIVE");
        List<String> words = words(caseSensitive ? rest : rest.toUpperCase(Locale.ROOT));
        if (colon >= 0 && (joined || words(rest.substring(0, colon)).size() != 1)) {
            throw malformed("Must have exactly one item before a colon (:)", line);
        }
        return new WantLine(caseSensitive ? user : user.toUpperCase(Locale.ROOT), words);
    }

    /** Position of the parenthesis that ends the username, -1 without a username. */
    private static int closeOfUsername(String text, ListOptions options, int line) {
        int open = text.indexOf('(');
        if (open < 0 && options.has("REQUIRE-USERNAMES")) {
            throw malformed("Missing username with REQUIRE-USERNAMES selected", line);
        }
        int close = text.indexOf(')');
        if (open > 0) {
            throw malformed("Username can only be used at the front of a want list", line);
        }
        if (open < 0) {
            if (close >= 0) {
                throw malformed("Bad ')' on a line that does not have a '('", line);
            }
            return -1;
        }
        if (text.lastIndexOf('(') > 0) {
            throw malformed("Cannot have more than one '(' per line", line);
        }
        if (close < 0) {
            throw malformed("Missing ')' in username", line);
        }
        if (close == text.length() - 1) {
            throw malformed("Username cannot appear on a line by itself", line);
        }
        if (text.lastIndexOf(')') > close) {
            throw malformed("Cannot have more than one ')' per line", line);
        }
        if (close == 1) {
            throw malformed("Cannot have empty parentheses", line);
        }
        return close;
    }

    private static void checkSemicolon(String rest, int colon, int line) {
        int semicolon = rest.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        if (semicolon < colon) {
            throw malformed("Semicolon cannot appear before colon", line);
        }
        if (rest.substring(0, semicolon).isBlank()) {
            throw malformed("Semicolon cannot appear before first item on line", line);
        }
    }

    /** Words between blanks and colons; a semicolon is a word of its own. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int length = text.length();
        for (int i = 0; i <= length; i++) {
            char c = i == length ? ' ' : text.charAt(i);
            if (c <= ' ' || c == ':' || c == ';') {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                if (c == ';') {
                    words.add(";");
                }
                start = i + 1;
            }
        }
        return words;
    }

    static RuntimeException malformed(String message, int line) {
        return TRADE_LIST_MALFORMED.because(message + " (line " + line + ")");
    }
}
