package cn.yishulai.kernel;

import static cn.yishulai.kernel.KernelRefusal.BOOK_NUMBER_MALFORMED;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number printed on a book (书号), in the one spelling under which we keep it: thirteen digits for an ISBN, also for
 * one that was printed with ten; {@code 10019·352} for a 统一书号. It never identifies a book: one number stands on
 * several volumes, and presses use numbers again.
 *
 * <p>Sources: ISBN Users' Manual, 7th edition; 全国统一书号编号办法 (1956, 1972): class of one or two digits and
 * publisher of three, a dot, up to six digits of the publisher's own, perhaps a letter before.
 */
public record BookNumber(String value) implements Comparable<BookNumber> {

    /** Longer input than this is no number, whatever it holds. */
    private static final int LONGEST_TYPED = 60;

    private static final Pattern LABEL = Pattern.compile("^(?:ISBN(?:[ -]*1[03](?=[: ]))?|全国统一书号|统一书号|书号)[: ]*");
    private static final Pattern UNIFIED = Pattern.compile("([A-Z]?)(\\d{4,5}) ?([-.]) ?(\\d{1,6})");
    private static final Pattern ISBN_LETTERS = Pattern.compile("\\d{12}\\d|\\d{9}[\\dX]");
    private static final Pattern KEY_OF_UNIFIED = Pattern.compile("[A-Z]?\\d{4,5}·\\d{1,6}");

    /**
     * Reads a number as people type it and machines send it: with or without hyphens and blanks, full-width, with the
     * word ISBN or 统一书号 before it, in any case.
     *
     * @throws Refused BOOK_NUMBER_MALFORMED with the reason; nothing is guessed or repaired
     */
    public BookNumber {
        value = isKey(value) ? value : read(value);
    }

    /** The number, or nothing when the text is none: for a search box, where it may be a title as well. */
    public static Optional<BookNumber> maybe(String typed) {
        try {
            return Optional.of(new BookNumber(typed));
        } catch (Refused notANumber) {
            return Optional.empty();
        }
    }

    public BookNumberKind kind() {
        return value.indexOf('·') > 0 ? BookNumberKind.UNIFIED : BookNumberKind.ISBN;
    }

    /** As it is printed in books: the ISBN with the hyphens of its group and publisher, the 统一书号 with its dot. */
    public String printed() {
        return kind() == BookNumberKind.ISBN ? IsbnRanges.hyphenate(value) : value;
    }

    /** The ten digits that older books carry; nothing for numbers that never had any (979, 统一书号). */
    public Optional<String> isbn10() {
        if (kind() != BookNumberKind.ISBN || !value.startsWith("978")) {
            return Optional.empty();
        }
        String nine = value.substring(3, 12);
        return Optional.of(nine + check10(nine));
    }

    @Override
    public int compareTo(BookNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return printed();
    }

    private static boolean isKey(String text) {
        return KEY_OF_UNIFIED.matcher(text).matches();
    }

    private static String read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            throw BOOK_NUMBER_MALFORMED.because("a book number is not longer than " + LONGEST_TYPED + " characters");
        }
        String text = unlabelled(typed);
        String letters = text.replace("-", "").replace(" ", "");
        Matcher unified = UNIFIED.matcher(text);
        if (unified.matches() && !(unified.group(3).equals("-") && isIsbn10(letters))) {
            return unified.group(1) + unified.group(2) + "·" + unified.group(4);
        }
        return isbn13(letters);
    }

    /** Half-width, upper case, one kind of hyphen and dot, and without the word before the number. */
    private static String unlabelled(String typed) {
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> text.append(plain(c)));
        String trimmed = text.toString().replaceAll(" +", " ").strip();
        return LABEL.matcher(trimmed).replaceFirst("").strip();
    }

    private static String plain(int c) {
        if (Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT) {
            return " ";
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−' || c == 'ー' || c == '¯') {
            return "-";
        }
        return switch (c) {
            case '·', '•', '・', '．', '。', '‧', '∙', '⋅', '●', '˙' -> ".";
            case '：' -> ":";
            default -> Character.toString(c);
        };
    }

    private static String isbn13(String letters) {
        if (!ISBN_LETTERS.matcher(letters).matches()) {
            throw BOOK_NUMBER_MALFORMED.because(
                    "an ISBN has 10 or 13 digits, a 统一书号 has 4 or 5 digits, a dot and up to 6 digits");
        }
        if (letters.length() == 10) {
            if (!isIsbn10(letters)) {
                throw BOOK_NUMBER_MALFORMED.because("the check digit of this ISBN-10 does not fit the others");
            }
            String twelve = "978" + letters.substring(0, 9);
            return twelve + check13(twelve);
        }
        if (!letters.startsWith("978") && !letters.startsWith("979")) {
            throw BOOK_NUMBER_MALFORMED.because("thirteen digits that begin with neither 978 nor 979 are no book's");
        }
        if (letters.startsWith("9790")) {
            throw BOOK_NUMBER_MALFORMED.because("979-0 is the number of printed music (ISMN), not of a book");
        }
        if (check13(letters.substring(0, 12)) != letters.charAt(12)) {
            throw BOOK_NUMBER_MALFORMED.because("the check digit of this ISBN-13 does not fit the others");
        }
        return letters;
    }

    private static boolean isIsbn10(String letters) {
        return letters.matches("\\d{9}[\\dX]") && check10(letters.substring(0, 9)) == letters.charAt(9);
    }

    private static char check10(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (nine.charAt(i) - '0');
        }
        return "0123456789X".charAt((11 - sum % 11) % 11);
    }

    private static char check13(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (twelve.charAt(i) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
