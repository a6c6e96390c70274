package cn.yishulai.fairs;

import java.security.SecureRandom;

/**
 * Random names for what is published of a trade session: nobody can tell from them whose they are, nor that a family takes
 * part in two sessions. Capital letters and digits, as the public math-trade format reads them.
 */
final class TradeNames {

    /** Whose books those are that come from the shelves. */
    static final String LIBRARY = "LIBRARY";

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** 32⁸ names: of 20,000 books two have the same once in five thousand sessions, and the second is refused. */
    private static final int LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private TradeNames() {}

    static String family() {
        return named('F');
    }

    static String book() {
        return named('B');
    }

    static String volume() {
        return named('V');
    }

    private static String named(char kind) {
        StringBuilder name = new StringBuilder().append(kind);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
