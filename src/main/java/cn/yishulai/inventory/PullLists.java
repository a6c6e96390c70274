package cn.yishulai.inventory;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be pulled from the shelves of a site (取书单), and what stands on its hold shelf (预约架). */
@ApplicationScoped
@Transactional
public class PullLists {

    private final ClaimRepository claims;
    private final CopyReads copies;

    PullLists(ClaimRepository claims, CopyReads copies) {
        this.claims = claims;
        this.copies = copies;
    }

    /** Copy ids in walking order. One query. */
    public Page<UUID> toPull(UUID site, @Nullable String after, int limit) {
        List<ClaimRepository.Line> rows = claims.toPull(site, cursor(after), limit + 1);
        Page<ClaimRepository.Line> page = Page.cut(rows, limit, line -> line.order() + "." + line.claim());
        return new Page<>(page.items().stream().map(ClaimRepository.Line::copy).toList(), page.nextAfter());
    }

    /** Copy ids, longest standing first; those without a claim are to be cleared. */
    public Page<UUID> onHoldShelf(UUID site, @Nullable String after, int limit) {
        List<UUID> all = copies.onHoldShelf(site, after, limit + 1).stream()
                .map(CopyFacts::id)
                .toList();
        return Page.cut(all, limit, UUID::toString);
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
