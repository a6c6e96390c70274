package cn.yishulai.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InspectionRepository implements PanacheRepositoryBase<Inspection, UUID> {

    /** In the order of the session. */
    List<Inspection> of(UUID dropOff) {
        return list("dropOff = ?1 order by id", dropOff);
    }

    Optional<Inspection> of(UUID dropOff, UUID copy) {
        return find("dropOff = ?1 and copy = ?2", dropOff, copy).firstResultOptional();
    }

    Tally tally(UUID dropOff, UUID volume) {
        Object[] counts = getEntityManager()
                .createQuery(
                        """
                        select count(*), count(case when i.volume = :volume then 1 end) from inspection i
                        where i.dropOff = :dropOff and i.decision = CREDIT
                        """,
                        Object[].class)
                .setParameter("dropOff", dropOff)
                .setParameter("volume", volume)
                .getSingleResult();
        return new Tally(((Number) counts[0]).intValue(), ((Number) counts[1]).intValue());
    }
}
