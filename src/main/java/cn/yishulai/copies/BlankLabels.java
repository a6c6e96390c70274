package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.LABEL_NOT_BLANK;

import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Labels printed before their book is known, bound once at the first scan. */
@ApplicationScoped
@Transactional
public class BlankLabels {

    private final EntityManager em;
    private final Clock clock;

    BlankLabels(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** New codes for a sheet, 1 to 1,000 of them, in one statement. */
    public List<CopyCode> make(int count, UUID actor) {
        List<CopyCode> codes =
                Stream.generate(CopyCode::random).distinct().limit(count).toList();
        em.createNativeQuery(
                        """
                        INSERT INTO blank_label (code, made_at, made_by)
                        SELECT code, :now, :actor FROM unnest(CAST(:codes AS text[])) AS code
                        """)
                .setParameter("now", clock.instant())
                .setParameter("actor", actor)
                .setParameter("codes", codes.stream().map(CopyCode::value).toArray(String[]::new))
                .executeUpdate();
        return codes;
    }

    public boolean isBlank(CopyCode code) {
        return !em.createNativeQuery("SELECT 1 FROM blank_label WHERE code = :code AND bound_to IS NULL")
                .setParameter("code", code.value())
                .getResultList()
                .isEmpty();
    }

    /** The blank label's own code once it is locked, or a new code. */
    CopyCode codeFor(@Nullable CopyCode blank) {
        if (blank == null) {
            return CopyCode.random();
        }
        boolean free = !em.createNativeQuery(
                        "SELECT 1 FROM blank_label WHERE code = :code AND bound_to IS NULL FOR UPDATE")
                .setParameter("code", blank.value())
                .getResultList()
                .isEmpty();
        if (!free) {
            throw LABEL_NOT_BLANK.because("label %s was not printed blank, or is on a book already".formatted(blank));
        }
        return blank;
    }

    void bind(CopyCode blank, UUID copy) {
        em.createNativeQuery("UPDATE blank_label SET bound_to = :copy WHERE code = :code")
                .setParameter("copy", copy)
                .setParameter("code", blank.value())
                .executeUpdate();
    }
}
