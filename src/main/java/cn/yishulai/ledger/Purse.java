package cn.yishulai.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where credits lie (券包): what they are good for, until when and where. Credits with the same three lie in one account.
 *
 * @param name GENERAL is good for any book; what the others are good for, the rules say
 * @param endsAt null for credits that do not end
 * @param site where they are good; null for everywhere
 */
public record Purse(String name, @Nullable Instant endsAt, @Nullable UUID site) {

    public static final String GENERAL = "GENERAL";

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]{0,19}");

    /** Good for any book, everywhere, and for ever. */
    public static final Purse PLAIN = new Purse(GENERAL, null, null);

    public Purse {
        if (!isName(name)) {
            throw new IllegalArgumentException("a purse is named in capital letters: " + name);
        }
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Purse until(Instant end) {
        return new Purse(name, end, site);
    }
}
