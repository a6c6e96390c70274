package cn.yishulai.inventory;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who counts shelves may scan: a book's label, a shelf's label, or something else. Codes of families and
 * tickets have no business in a stocktake and are not written down.
 *
 * @param text what it was, when it is neither
 */
record ShelfText(@Nullable CopyCode copy, @Nullable ShelfCode shelf, @Nullable String text) {

    private static final Pattern URL = Pattern.compile("^HTTPS?://[^/]+/([A-Z])/([^/?#]+)");

    /** Enough to know the thing again by. */
    private static final int KEPT = 40;

    static ShelfText read(String line) {
        String upper = Normalizer.normalize(line, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        Matcher url = URL.matcher(upper);
        String bare = url.find() ? url.group(2) : upper;
        CopyCode copy = tryRead(bare, CopyCode::new);
        ShelfCode shelf = tryRead(bare, ShelfCode::new);
        return new ShelfText(copy, shelf, copy == null && shelf == null ? foreign(bare, upper) : null);
    }

    private static String foreign(String bare, String upper) {
        if (tryRead(bare, FamilyCode::new) != null) {
            return "FAMILY CARD";
        }
        if (tryRead(bare, TicketCode::new) != null) {
            return "TICKET";
        }
        String kept = upper.replaceAll("\\p{Cntrl}", "");
        return kept.isEmpty()
                ? "?"
                : kept.substring(0, kept.offsetByCodePoints(0, Math.min(KEPT, kept.codePointCount(0, kept.length()))));
    }

    private static <T> @Nullable T tryRead(String bare, Function<String, T> kind) {
        try {
            return kind.apply(bare);
        } catch (Refused notOfThisKind) {
            return null;
        }
    }
}
