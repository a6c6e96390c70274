package cn.yishulai.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The beginning of a book number, as somebody types it who reads it off a worn back cover, or has not finished. */
final class PartOfNumber {

    /** Fewer digits are a year, or fit thousands. */
    private static final int FEWEST_DIGITS = 5;

    private static final Pattern UNIFIED = Pattern.compile("[A-Z]?\\d{4,5} ?[·.] ?\\d{0,6}");
    private static final Pattern ISBN = Pattern.compile("\\d[\\d -]{3,16}[\\dX]?-?");

    private PartOfNumber() {}

    /** What the key of the number may begin with; nothing when this is no part of a number. */
    static List<String> keys(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^ISBN[ :]*", "")
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replace('。', '.');
        if (UNIFIED.matcher(plain).matches()) {
            return List.of(plain.replaceAll(" ?[·.] ?", "·"));
        }
        String digits = plain.replaceAll("[ -]", "");
        // An X can only be the last of ten; the thirteen that we keep end otherwise.
        String kept = digits.endsWith("X") ? digits.substring(0, digits.length() - 1) : digits;
        if (!ISBN.matcher(plain).matches() || kept.length() < FEWEST_DIGITS) {
            return List.of();
        }
        return List.of(kept, "978" + kept);
    }
}
