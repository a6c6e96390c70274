package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_UNKNOWN;

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
 * What is scanned at a gate: the code of a ticket or of a family card, bare or in its address.
 *
 * @param ticket null when it is a family's
 * @param family null when it is a ticket's
 */
record GateCode(@Nullable TicketCode ticket, @Nullable FamilyCode family) {

    private static final Pattern ADDRESS = Pattern.compile("^[A-Z]+://[^/]+/[TF]/([^/?#]+).*");

    /** @throws Refused TICKET_UNKNOWN when it is neither */
    static GateCode read(String line) {
        String upper = Normalizer.normalize(line, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        Matcher address = ADDRESS.matcher(upper);
        String bare = address.matches() ? address.group(1) : upper;
        TicketCode ticket = tryRead(bare, TicketCode::new).orElse(null);
        FamilyCode family = ticket == null ? tryRead(bare, FamilyCode::new).orElse(null) : null;
        if (ticket == null && family == null) {
            throw TICKET_UNKNOWN.because("neither a ticket nor a family card of ours");
        }
        return new GateCode(ticket, family);
    }

    private static <T> Optional<T> tryRead(String bare, Function<String, T> kind) {
        try {
            return Optional.of(kind.apply(bare));
        } catch (Refused notOfThisKind) {
            return Optional.empty();
        }
    }
}
