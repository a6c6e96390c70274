package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.APPROVAL_UNKNOWN;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ApprovalRepository implements PanacheRepositoryBase<Approval, UUID> {

    /** Greater than every id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    /** Locked: of two who decide at once the second reads what the first decided. */
    Approval requireLocked(UUID id) {
        return Locked.row(getEntityManager(), Approval.class, id).orElseThrow(ApprovalRepository::unknown);
    }

    Approval require(UUID id) {
        return findByIdOptional(id).orElseThrow(ApprovalRepository::unknown);
    }

    Optional<Approval> open(String subject) {
        return find("subject = ?1 and state = ?2", subject, ApprovalState.PROPOSED)
                .firstResultOptional();
    }

    /** Newest first. @param sites only of copies at these; null is everything */
    List<Approval> list(ApprovalState state, @Nullable Set<UUID> sites, @Nullable UUID after, int limit) {
        UUID before = after == null ? NEWEST : after;
        return (sites == null
                        ? find("state = ?1 and id < ?2 order by id desc", state, before)
                        : find("state = ?1 and id < ?2 and siteId in ?3 order by id desc", state, before, sites))
                .range(0, limit - 1)
                .list();
    }

    /** Closes what nobody decided in time. @return how many */
    int expire(Instant now) {
        return getEntityManager()
                .createQuery("update approval a set a.state = EXPIRED where a.state = PROPOSED and a.expiresAt <= ?1")
                .setParameter(1, now)
                .executeUpdate();
    }

    /** What waits for the one household waits for the other, unless something waits for that already. */
    void moveOpen(UUID from, UUID into) {
        for (String step : List.of(
                """
                UPDATE approval SET state = 'EXPIRED' WHERE household_id = ?1 AND state = 'PROPOSED'
                AND EXISTS (SELECT FROM approval o WHERE o.household_id = ?2 AND o.state = 'PROPOSED')""",
                """
                UPDATE approval SET household_id = ?2, subject = 'household:' || cast(?2 AS text)
                WHERE household_id = ?1 AND state = 'PROPOSED'""")) {
            getEntityManager()
                    .createNativeQuery(step)
                    .setParameter(1, from)
                    .setParameter(2, into)
                    .executeUpdate();
        }
    }

    static RuntimeException unknown() {
        return APPROVAL_UNKNOWN.because("there is no such proposal that you may see");
    }
}
