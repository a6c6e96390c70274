package cn.yishulai.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StaffRepository implements PanacheRepositoryBase<StaffMember, UUID> {

    Optional<StaffMember> byName(String name) {
        return find("name", StaffMember.normal(name)).firstResultOptional();
    }

    List<StaffMember> withIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }
}
