package cn.yishulai.notices;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.notices.NoticeRefusal.DEAD_LETTER_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Copies of notices that no carrier took. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class DeadLetters {

    private final NoticeCopyRepository repository;
    private final Audit audit;
    private final Clock clock;

    DeadLetters(NoticeCopyRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    Page<DeadLetterView> list(@Nullable String after, int limit) {
        List<DeadLetterView> rows =
                repository.dead(after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED), limit + 1);
        return Page.cut(rows, limit, letter -> letter.id().toString());
    }

    /**
     * Tries it once more from the beginning, for instance when the carrier is mended. One that is of no use to anybody any
     * more is given up again at once.
     *
     * @throws cn.yishulai.kernel.Refused DEAD_LETTER_UNKNOWN also when it is on its way already
     */
    void retry(Caller caller, UUID letter) {
        if (!repository.wake(letter, clock.instant())) {
            throw DEAD_LETTER_UNKNOWN.because("no copy of a notice with this id was given up");
        }
        audit.record(caller.actor(), "dead-letter.retry", "notice-copy:" + letter, Map.of());
    }
}
