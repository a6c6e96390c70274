package cn.yishulai.counter;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line from a scanner may be: our URL, a bare code of ours, or a book number; in any case and, because a Chinese
 * input method may stand between scanner and box, in full-width letters. A book number wins over a code of ours, because
 * every code of ours has a letter that no book number has; our codes differ in length, so a line is one thing or none.
 *
 * @param what a code of ours, a {@link BookNumber}, or null when it is neither
 * @param host whose address it is, in capitals; null for a bare line
 * @param digits it is nothing but digits, as the barcodes of shops and of other libraries are
 */
record Scanned(@Nullable Object what, @Nullable String host, boolean digits) {

    /** The last part of a label's URL: HTTPS://HOST/B/code for a copy, and a letter of their own for the others. */
    private static final Pattern OURS = Pattern.compile("^HTTPS?://([^/]+)/[BFTSXD]/([^/?#]+)");

    private static final Pattern ADDRESS = Pattern.compile("^(?:[A-Z]+://)([^/?#]+)");
    private static final Pattern BARCODE = Pattern.compile("\\d{5,20}");

    private static final List<Function<String, Object>> CODES = List.of(
            CopyCode::new, FamilyCode::new, TicketCode::new, ShelfCode::new, TransferCode::new, DropOffCode::new);

    static Scanned read(String line) {
        String upper = Normalizer.normalize(line, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        Matcher ours = OURS.matcher(upper);
        if (ours.find()) {
            return new Scanned(code(ours.group(2)).orElse(null), ours.group(1), false);
        }
        Matcher address = ADDRESS.matcher(upper);
        if (address.find()) {
            return new Scanned(null, address.group(1), false);
        }
        Object number = BookNumber.maybe(upper).orElse(null);
        return new Scanned(
                number == null ? code(upper).orElse(null) : number,
                null,
                BARCODE.matcher(upper).matches());
    }

    private static Optional<Object> code(String bare) {
        return CODES.stream()
                .map(kind -> tryRead(bare, kind))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Object> tryRead(String bare, Function<String, Object> kind) {
        try {
            return Optional.of(kind.apply(bare));
        } catch (Refused notOfThisKind) {
            return Optional.empty();
        }
    }
}
