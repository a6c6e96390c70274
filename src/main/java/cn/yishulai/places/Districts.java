package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.DISTRICT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The districts of the city, and in which of them its sites are. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Districts {

    private final Session database;

    Districts(Session database) {
        this.database = database;
    }

    /**
     * Where a site is.
     *
     * @param said somebody said it; else its address names this district and no other
     */
    record Located(District district, boolean said) {}

    /** By their codes. */
    public List<District> list() {
        return database
                .createNativeQuery("SELECT code, zh, en FROM district ORDER BY code", Object[].class)
                .getResultList()
                .stream()
                .map(Districts::read)
                .toList();
    }

    /** By site, of those whose district is known; one query. */
    Map<UUID, Located> of(Collection<UUID> sites) {
        if (sites.isEmpty()) {
            return Map.of();
        }
        return database
                .createNativeQuery(
                        """
                        SELECT d.code, d.zh, d.en, s.site_id, s.said FROM site_district s JOIN district d ON d.code = s.district
                        WHERE s.site_id IN (:sites)""",
                        Object[].class)
                .setParameter("sites", sites)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[3], row -> new Located(read(row), (Boolean) row[4])));
    }

    /**
     * From here on the site is in the district that is said of it. Where none is, it is in the one that its address names,
     * if that is exactly one; else nobody knows.
     *
     * @throws cn.yishulai.kernel.Refused DISTRICT_UNKNOWN
     */
    void locate(UUID site, @Nullable String said, @Nullable String address) {
        database.createNativeMutationQuery("DELETE FROM site_district WHERE site_id = :site")
                .setParameter("site", site)
                .executeUpdate();
        if (said == null) {
            byAddress(site, address == null ? "" : address);
        } else if (database.createNativeMutationQuery(
                                """
                                INSERT INTO site_district (site_id, district, said)
                                SELECT CAST(:site AS uuid), code, true FROM district WHERE code = :code""")
                        .setParameter("site", site)
                        .setParameter("code", said)
                        .executeUpdate()
                == 0) {
            throw DISTRICT_UNKNOWN.because("no district of the city has this code");
        }
    }

    private void byAddress(UUID site, String address) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO site_district (site_id, district, said)
                        SELECT CAST(:site AS uuid), min(code), false FROM district WHERE strpos(:address, zh) > 0 HAVING count(*) = 1""")
                .setParameter("site", site)
                .setParameter("address", address)
                .executeUpdate();
    }

    private static District read(Object[] row) {
        return new District((String) row[0], (String) row[1], (String) row[2]);
    }
}
