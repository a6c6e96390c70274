package cn.yishulai.inventory;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be pulled from the shelves of a site (取书单), and what stands on its hold shelf (预约架). */
@ApplicationScoped
@Transactional
public class PullLists {

    private final ClaimRepository claims;

    PullLists(ClaimRepository claims) {
        this.claims = claims;
    }

    /** Copy ids in walking order. One query. */
    public Page<UUID> toPull(UUID site, @Nullable String after, int limit) {
        List<ClaimRepository.Line> rows = claims.toPull(site, cursor(after), limit + 1);
        Page<ClaimRepository.Line> page = Page.cut(rows, limit, line -> line.order() + "." + line.claim());
        return new Page<>(page.items().stream().map(ClaimRepository.Line::copy).toList(), page.nextAfter());
    }

    /** Copy ids, by the day until which they are kept. One query. */
    public Page<UUID> onHoldShelf(UUID site, @Nullable String after, int limit) {
        List<ClaimRepository.Kept> rows = claims.kept(site, keptCursor(after), limit + 1);
        Page<ClaimRepository.Kept> page = Page.cut(rows, limit, line -> line.until() + "." + line.claim());
        return new Page<>(page.items().stream().map(ClaimRepository.Kept::copy).toList(), page.nextAfter());
    }

    /** Copy ids of what stands on the hold shelf for nobody, in the order in which it is put back. One query. */
    public Page<UUID> toClear(UUID site, @Nullable String after, int limit) {
        List<ClaimRepository.Line> rows = claims.toClear(site, cursor(after), limit + 1);
        Page<ClaimRepository.Line> page = Page.cut(rows, limit, line -> line.order() + "." + line.claim());
        return new Page<>(page.items().stream().map(ClaimRepository.Line::copy).toList(), page.nextAfter());
    }

    private static ClaimRepository.@Nullable Kept keptCursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            int dot = after.indexOf('.');
            UUID claim = UUID.fromString(after.substring(dot + 1));
            return new ClaimRepository.Kept(LocalDate.parse(after.substring(0, Math.max(dot, 0))), claim, claim);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
    }

    private static ClaimRepository.@Nullable Line cursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            int dot = after.indexOf('.');
            UUID claim = UUID.fromString(after.substring(dot + 1));
            return new ClaimRepository.Line(Integer.parseInt(after.substring(0, Math.max(dot, 0))), claim, claim);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
    }
}
