package cn.yishulai.counter;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.TicketCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line from a scanner may be: our URL, a bare code of ours, or a book number; in any case and, because a Chinese
 * input method may stand between scanner and box, in full-width letters. At most one of the four is set; a book
 * number wins over a code of ours, because every code of ours has a letter that no book number has.
 */
record Scanned(
        @Nullable CopyCode copy,
        @Nullable FamilyCode family,
        @Nullable TicketCode ticket,
        @Nullable BookNumber number) {

    /** The last part of a label's URL: HTTPS://HOST/B/code, and F for a family card. */
    private static final Pattern URL = Pattern.compile("^HTTPS?://[^/]+/[BFT]/([^/?#]+)");

    static Scanned read(String line) {
        String upper = Normalizer.normalize(line, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        Matcher url = URL.matcher(upper);
        String bare = url.find() ? url.group(1) : upper;
        Optional<BookNumber> number = BookNumber.maybe(bare);
        return number.map(found -> new Scanned(null, null, null, found))
                .orElseGet(() -> new Scanned(
                        tryRead(bare, CopyCode::new),
                        tryRead(bare, FamilyCode::new),
                        tryRead(bare, TicketCode::new),
                        null));
    }

    private static <T> @Nullable T tryRead(String bare, Function<String, T> kind) {
        try {
            return kind.apply(bare);
        } catch (Refused notOfThisKind) {
            return null;
        }
    }
}
