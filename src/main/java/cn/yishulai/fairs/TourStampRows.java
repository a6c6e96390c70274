package cn.yishulai.fairs;

import cn.yishulai.kernel.CertificateCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stamps and certificates as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TourStampRows {

    private final TradeSql sql;

    TourStampRows(TradeSql sql) {
        this.sql = sql;
    }

    /** One stamp of one person. */
    record Stamp(UUID person, UUID site, Instant at) {}

    /** @param stamps how many there were when it was made */
    record Certificate(UUID person, CertificateCode code, int stamps, Instant completedAt) {}

    /** How a stamp came to be. */
    record Hand(TourWay way, Instant stampedAt, Instant recordedAt, UUID by) {}

    /** One after the other: nobody is stamped at two stops at the same moment. */
    void lock(Collection<UUID> persons) {
        for (UUID person : persons.stream().sorted().toList()) {
            sql.one(
                    row -> 1,
                    "SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL AS held",
                    "tour-stamp " + person);
        }
    }

    /** In the order in which they were collected, by person. */
    Map<UUID, List<Stamp>> of(UUID tour, Collection<UUID> persons) {
        Map<UUID, List<Stamp>> stamps = new HashMap<>();
        sql.list(
                row -> stamps.computeIfAbsent(TradeSql.id(row, "person_id"), any -> new ArrayList<>())
                        .add(new Stamp(
                                TradeSql.id(row, "person_id"),
                                TradeSql.id(row, "site_id"),
                                TourRows.moment(row, "stamped_at"))),
                """
                SELECT person_id, site_id, stamped_at FROM tour_stamp WHERE tour_id = ? AND person_id = ANY (?::uuid[])
                ORDER BY stamped_at, id""",
                tour,
                persons);
        return stamps;
    }

    /** Once per person and stop: the unique index decides. @return whether it is new */
    boolean add(UUID tour, UUID site, UUID person, Hand hand) {
        return sql.change(
                        """
                        INSERT INTO tour_stamp (tour_id, site_id, person_id, way, stamped_at, recorded_at, stamped_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tour_id, site_id, person_id) DO NOTHING""",
                        tour,
                        site,
                        person,
                        hand.way(),
                        hand.stampedAt(),
                        hand.recordedAt(),
                        hand.by())
                == 1;
    }

    /** For everybody of these who has enough stamps and no certificate yet. */
    void certify(Tour tour, Collection<UUID> persons, Instant now) {
        List<UUID> enough = sql.list(
                row -> TradeSql.id(row, "person_id"),
                """
                SELECT person_id FROM tour_stamp WHERE tour_id = ? AND person_id = ANY (?::uuid[])
                GROUP BY person_id HAVING count(*) >= ?""",
                tour.id(),
                persons,
                tour.needed());
        for (UUID person : enough) {
            sql.change(
                    """
                    INSERT INTO tour_certificate (tour_id, person_id, code, stamps, completed_at)
                    SELECT ?, ?, ?, count(*), ? FROM tour_stamp WHERE tour_id = ? AND person_id = ?
                    ON CONFLICT (tour_id, person_id) DO NOTHING""",
                    tour.id(),
                    person,
                    CertificateCode.random().value(),
                    now,
                    tour.id(),
                    person);
        }
    }

    Map<UUID, Certificate> certificates(UUID tour, Collection<UUID> persons) {
        Map<UUID, Certificate> certificates = new HashMap<>();
        sql.list(
                row -> certificates.put(
                        TradeSql.id(row, "person_id"),
                        new Certificate(
                                TradeSql.id(row, "person_id"),
                                new CertificateCode(row.getString("code")),
                                row.getInt("stamps"),
                                TourRows.moment(row, "completed_at"))),
                "SELECT person_id, code, stamps, completed_at FROM tour_certificate WHERE tour_id = ? AND person_id = ANY (?::uuid[])",
                tour,
                persons);
        return certificates;
    }

    /** What whoever is shown a certificate may know. */
    record Genuine(String tour, String nickname, int stamps, Instant completedAt) {}

    /** Nothing for a person who is erased. */
    Optional<Genuine> genuine(CertificateCode code) {
        return sql.one(
                row -> new Genuine(
                        row.getString("title"),
                        row.getString("nickname"),
                        row.getInt("stamps"),
                        TourRows.moment(row, "completed_at")),
                """
                SELECT t.title, p.nickname, c.stamps, c.completed_at FROM tour_certificate c JOIN tour t ON t.id = c.tour_id
                JOIN person p ON p.id = c.person_id WHERE c.code = ? AND p.erased_at IS NULL""",
                code.value());
    }
}
