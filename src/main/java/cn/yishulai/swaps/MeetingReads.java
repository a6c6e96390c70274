package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.swaps.MeetingRows.Said;
import cn.yishulai.swaps.MeetingsView.MeetingView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Swaps face to face, for the two families and for staff. */
@ApplicationScoped
@Transactional
public class MeetingReads {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final MeetingRows rows;
    private final CopyReads copies;

    MeetingReads(MeetingRows rows, CopyReads copies) {
        this.rows = rows;
        this.copies = copies;
    }

    /** What does not fit, as staff see it: the books, when, and why. */
    public record ContradictionView(
            String id, MeetingFlaw because, CopyView gives, CopyView takes, OffsetDateTime happenedAt) {}

    /** Newest first: what the family said, and what it is asked to confirm. */
    public Page<MeetingView> of(Caller caller, @Nullable String after, int limit) {
        List<Said> found = rows.of(caller.household(), cursor(after), limit + 1);
        Page<Said> page = Page.cut(found, limit, said -> said.id().toString());
        return new Page<>(
                page.items().stream()
                        .map(said -> view(said, caller.household()))
                        .toList(),
                page.nextAfter());
    }

    /** Newest first. */
    public Page<ContradictionView> contradictions(@Nullable String after, int limit) {
        List<Said> found = rows.contradicted(cursor(after), limit + 1);
        Page<Said> page = Page.cut(found, limit, said -> said.id().toString());
        return new Page<>(page.items().stream().map(this::contradiction).toList(), page.nextAfter());
    }

    private ContradictionView contradiction(Said said) {
        Map<UUID, CopyView> books = copies.views(List.of(said.gives(), said.takes()));
        return new ContradictionView(
                said.id().toString(),
                Objects.requireNonNull(said.because()),
                Objects.requireNonNull(books.get(said.gives())),
                Objects.requireNonNull(books.get(said.takes())),
                edge(said));
    }

    /** From where this family stands: what it gives and what it takes. */
    MeetingView view(Said said, UUID household) {
        Map<UUID, CopyView> books = copies.views(List.of(said.gives(), said.takes()));
        boolean mine = said.household().equals(household);
        return new MeetingView(
                said.id().toString(),
                said.state(),
                said.because(),
                mine,
                Objects.requireNonNull(books.get(mine ? said.gives() : said.takes()))
                        .volume(),
                Objects.requireNonNull(books.get(mine ? said.takes() : said.gives()))
                        .volume(),
                edge(said));
    }

    private static UUID cursor(@Nullable String after) {
        return after == null ? NEWEST : OpaqueId.parse(after, PAGE_MALFORMED);
    }

    private static OffsetDateTime edge(Said said) {
        return said.happenedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
