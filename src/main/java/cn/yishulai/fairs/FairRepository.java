package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.journal.Locked;
import cn.yishulai.kernel.Refused;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FairRepository implements PanacheRepositoryBase<Fair, UUID> {

    /** Locked until the end of the transaction. */
    Fair require(UUID id) {
        return Locked.row(getEntityManager(), Fair.class, id).orElseThrow(() -> unknown(id));
    }

    /** Sessions say how many people there are at once in the whole fair; until the end of the transaction they may say it late. */
    void sizesMayChange() {
        getEntityManager()
                .createNativeQuery("SET CONSTRAINTS fair_session_fair_fk DEFERRED")
                .executeUpdate();
    }

    /** A fair that has been published once; others do not exist for the public. */
    Fair requirePublished(UUID id) {
        return find("id = ?1 and publishedAt is not null", id)
                .firstResultOptional()
                .orElseThrow(() -> unknown(id));
    }

    /** Published fairs that are not over at that time, by their beginning; a cancelled one is shown, so that nobody comes. */
    List<Fair> coming(Instant now, @Nullable FairCursor after, int rows) {
        String coming = "publishedAt is not null and ends > ?1 and state not in (CLOSED, RECONCILED)";
        String inOrder = " order by begins, id";
        return (after == null
                        ? find(coming + inOrder, now)
                        : find(
                                coming + " and (begins > ?2 or (begins = ?2 and id > ?3))" + inOrder,
                                now,
                                after.begins(),
                                after.id()))
                .page(0, rows)
                .list();
    }

    private static Refused unknown(UUID id) {
        return FAIR_UNKNOWN.because("no published fair " + id);
    }
}
