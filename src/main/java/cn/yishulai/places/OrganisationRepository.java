package cn.yishulai.places;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class OrganisationRepository implements PanacheRepositoryBase<Organisation, UUID> {

    boolean isNameTaken(String name) {
        return count("name", name) > 0;
    }

    /** In the order in which they came. */
    List<Organisation> page(@Nullable UUID after, int rows) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .page(0, rows)
                .list();
    }

    List<Organisation> named(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }
}
