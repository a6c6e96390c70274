package cn.yishulai.kernel;

import static cn.yishulai.kernel.KernelRefusal.CODE_MALFORMED;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How all our printed codes are made: random characters and one check character, over 32 characters without I, L, O
 * and U (nobody has to tell 0 from O). The check is a weighted sum in GF(32) with distinct weights, so one wrong
 * character and two exchanged characters, neighbours or not, are always noticed.
 *
 * <p>Each kind of code has a length of its own, so a bare code tells what it names.
 */
final class OpaqueCode {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();
    /** x^5 + x^2 + 1, primitive over GF(2): its powers visit all 31 non-zero elements. */
    private static final int POLYNOMIAL = 0b100101;

    private OpaqueCode() {}

    /** A code of ours has a letter other than X, so that no ISBN-10 is ever one. */
    static String random(int length) {
        String code = draw(length);
        while (code.chars().allMatch(c -> Character.isDigit(c) || c == 'X')) {
            code = draw(length);
        }
        return code;
    }

    private static String draw(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 1; i < length; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(32)));
        }
        return code.append(check(code)).toString();
    }

    /**
     * Reads what a person typed or a scanner sent: any case, full-width letters (a Chinese input method makes them),
     * blanks and hyphens, the letters that look like digits.
     *
     * @throws Refused CODE_MALFORMED when length, characters or check do not fit
     */
    static String parse(String what, int length, String typed) {
        String code = normalise(typed);
        if (code.length() != length || !isOurs(code)) {
            throw CODE_MALFORMED.because(
                    "%s has %d letters and digits and ends in a check character".formatted(what, length));
        }
        return code;
    }

    static boolean isOurs(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return false;
            }
        }
        int last = code.length() - 1;
        return last > 0 && check(code.substring(0, last)) == code.charAt(last);
    }

    static String normalise(String typed) {
        if (typed.length() > 300) {
            return "";
        }
        String upper = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            switch (c) {
                case ' ', '-', '\t', '\r', '\n' -> {}
                case 'I', 'L' -> code.append('1');
                case 'O' -> code.append('0');
                default -> code.append(c);
            }
        }
        return code.toString();
    }

    private static char check(CharSequence code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length(); i++) {
            weight = times(weight, 2);
            sum ^= times(weight, ALPHABET.indexOf(code.charAt(i)));
        }
        return ALPHABET.charAt(sum);
    }

    private static int times(int a, int b) {
        int product = 0;
        for (int bit = 0; bit < 5; bit++) {
            if ((b >> bit & 1) == 1) {
                product ^= a << bit;
            }
        }
        for (int bit = 8; bit >= 5; bit--) {
            if ((product >> bit & 1) == 1) {
                product ^= POLYNOMIAL << (bit - 5);
            }
        }
        return product;
    }
}
