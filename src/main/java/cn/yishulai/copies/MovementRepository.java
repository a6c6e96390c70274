package cn.yishulai.copies;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MovementRepository implements PanacheRepositoryBase<Movement, Movement.Step> {

    /** First step first. */
    List<Movement> of(UUID copy) {
        return list("step.copy = ?1 order by step.seq", copy);
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
