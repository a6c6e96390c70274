package cn.yishulai.notices;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inboxes of the households. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Notices {

    private final NoticeRepository repository;
    private final NoticeCopies copies;

    Notices(NoticeRepository repository, NoticeCopies copies) {
        this.repository = repository;
        this.copies = copies;
    }

    /** Newest first. */
    Page<NoticeView> inbox(UUID household, Language language, @Nullable String after, int limit) {
        List<NoticeView> rows = repository.inbox(household, after == null ? null : cursor(after), limit + 1).stream()
                .map(row -> NoticeView.of(row, language))
                .toList();
        return Page.cut(rows, limit, notice -> notice.id().toString());
    }

    /** Puts a notice into the inbox unless it lies there already, and posts its copies. */
    void putOnce(UUID household, NoticeRepository.Row notice) {
        if (repository.putOnce(household, notice)) {
            copies.post(household, notice);
        }
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw PAGE_MALFORMED.because("not a cursor of an inbox");
        }
    }
}
