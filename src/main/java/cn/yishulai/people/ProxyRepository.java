package cn.yishulai.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ProxyRepository implements PanacheRepositoryBase<Proxy, UUID> {

    Optional<Proxy> inForce(UUID elder, UUID proxy) {
        return find("elderId = ?1 and proxyId = ?2 and revokedAt is null", elder, proxy)
                .firstResultOptional();
    }

    Optional<Proxy> inForce(UUID id) {
        return find("id = ?1 and revokedAt is null", id).firstResultOptional();
    }

    /** Those for persons of the household, and those that the person has for others. */
    List<Proxy> concerning(UUID household, UUID person) {
        return list(
                """
                revokedAt is null and (proxyId = ?2 or elderId in
                    (select p.id from person p where p.householdId = ?1 and p.erasedAt is null)) order by id""",
                household,
                person);
    }

    /** Whoever leaves acts for nobody any more, and nobody for them. */
    void revokeAllOf(UUID person, Instant now) {
        update("revokedAt = ?1 where revokedAt is null and (elderId = ?2 or proxyId = ?2)", now, person);
    }
}
