package cn.yishulai.people;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Outbox;
import cn.yishulai.journal.RetentionRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Families that have not been seen for years: they are told first, and erased when they stay away. Signing in, being
 * served at a desk and moving a credit count as being seen.
 */
@ApplicationScoped
@Transactional
class Absences {

    static final String UNSEEN = "unseen-households";
    static final String ANNOUNCED = "announced-households";

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /** Signs of a family since the last nights; older ones stand in the household. Sessions are kept for less than this. */
    private static final Duration SIGNS = Duration.ofDays(40);

    private static final String SEEN =
            """
            WITH sign AS (
                SELECT p.household_id, max(s.opened_at) AS at FROM login_session s JOIN person p ON p.id = s.person_id
                WHERE s.opened_at > :since GROUP BY 1
                UNION ALL
                SELECT p.household_id, max(t.issued_at) FROM refresh_token t
                JOIN login_session s ON s.id = t.session_id JOIN person p ON p.id = s.person_id
                WHERE t.issued_at > :since GROUP BY 1
                UNION ALL
                SELECT cast(substr(subject, 11) AS uuid), max(at) FROM audit_entry
                WHERE verb = 'household.look' AND at > :since GROUP BY 1
                UNION ALL
                SELECT a.household, max(t.at) FROM credit_transaction t JOIN credit_entry e ON e.transaction_id = t.id
                JOIN credit_account a ON a.id = e.account_id
                WHERE a.household IS NOT NULL AND t.at > :since GROUP BY 1
            ), seen AS (SELECT household_id, max(at) AS at FROM sign GROUP BY 1)
            """;

    private static final String LIVING =
            "EXISTS (SELECT FROM person p WHERE p.household_id = h.id AND p.erased_at IS NULL)";

    private static final String UNSEEN_SINCE =
            " FROM household h LEFT JOIN seen s ON s.household_id = h.id WHERE h.announced_at IS NULL"
                    + " AND greatest(h.seen_at, s.at) < :before AND " + LIVING;

    private static final String STILL_AWAY =
            " FROM household h LEFT JOIN seen s ON s.household_id = h.id WHERE h.announced_at < :before"
                    + " AND coalesce(s.at, h.seen_at) <= h.announced_at AND " + LIVING;

    private final EntityManager database;
    private final RetentionRules rules;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Absences(EntityManager database, RetentionRules rules, Outbox outbox, Audit audit, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    long countUnseen(Instant before) {
        return count(UNSEEN_SINCE, before);
    }

    long countStillAway(Instant before) {
        return count(STILL_AWAY, before);
    }

    /** Writes down who was seen; who came back after being told is not erased. */
    void noteWhoWasSeen() {
        database.createNativeQuery(
                        SEEN
                                + """
                        UPDATE household h SET seen_at = s.at,
                            announced_at = CASE WHEN s.at > h.announced_at THEN NULL ELSE h.announced_at END
                        FROM seen s WHERE s.household_id = h.id AND s.at > h.seen_at""")
                .setParameter("since", clock.instant().minus(SIGNS))
                .executeUpdate();
    }

    /** Tells the families until when they can come back. */
    int announce(Instant before, int most) {
        Instant now = clock.instant();
        LocalDate until =
                now.plus(Duration.ofDays(rules.days(ANNOUNCED))).atZone(CITY).toLocalDate();
        List<UUID> unseen = ids(UNSEEN_SINCE, before, most);
        for (UUID household : unseen) {
            database.createNativeQuery("UPDATE household SET announced_at = ?1 WHERE id = ?2")
                    .setParameter(1, now)
                    .setParameter(2, household)
                    .executeUpdate();
            outbox.post("household-leaving", Map.of("householdId", household.toString(), "until", until.toString()));
            audit.record(
                    "retention", "household.announce", "household:" + household, Map.of("until", until.toString()));
        }
        return unseen.size();
    }

    List<UUID> stillAway(Instant before, int most) {
        return ids(STILL_AWAY, before, most);
    }

    private long count(String which, Instant before) {
        return (Long) database.createNativeQuery(SEEN + "SELECT count(*)" + which, Object.class)
                .setParameter("since", clock.instant().minus(SIGNS))
                .setParameter("before", before)
                .getSingleResult();
    }

    private List<UUID> ids(String which, Instant before, int most) {
        List<?> rows = database.createNativeQuery(
                        SEEN + "SELECT h.id" + which + " ORDER BY h.seen_at, h.id LIMIT " + most, Object.class)
                .setParameter("since", clock.instant().minus(SIGNS))
                .setParameter("before", before)
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }
}
