package cn.yishulai.copies;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MovementRepository implements PanacheRepositoryBase<Movement, Movement.Step> {

    List<UUID> homesSinceSite(UUID copy) {
        return getEntityManager()
                .createQuery(
                        """
                        select m.household from movement m where m.step.copy = :copy and m.status = HANDED_OVER
                        and m.step.seq > coalesce((select max(s.step.seq) from movement s
                            where s.step.copy = :copy and s.site is not null), 0) order by m.step.seq
                        """,
                        UUID.class)
                .setParameter("copy", copy)
                .getResultList();
    }

    /** The newest steps, newest first. */
    List<Movement> newest(UUID copy, int limit) {
        return find("step.copy = ?1 order by step.seq desc", copy)
                .page(0, limit)
                .list();
    }

    Optional<Movement> last(UUID copy) {
        return find("step.copy = ?1 order by step.seq desc", copy).firstResultOptional();
    }
}
