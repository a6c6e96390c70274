package cn.yishulai.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Patterns of dealing with oneself: a statement each, over what inspection and hand-overs wrote. */
final class OwnDealings {

    private static final int DIGEST = 32;

    private static final String CREDITED =
            """
            WITH rule AS (SELECT * FROM minting_rule WHERE name = :rule), brought AS (
                SELECT i.copy_id, i.decided_at AS at, i.inspected_by AS staff, i.credits, d.household_id AS household, d.site_id AS site, d.id AS session
                FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                WHERE i.decision = 'CREDIT' AND i.decided_at >= :base AND i.decided_at < :end)
            """;

    static final String TOOK_AND_BROUGHT = CREDITED
            + """
                    SELECT NULL::uuid, b.household, NULL::uuid, NULL::uuid, NULL::uuid, NULL::date, count(*)::numeric, NULL::numeric, NULL::numeric, least::numeric
                    FROM brought b CROSS JOIN rule
                    WHERE (b.at AT TIME ZONE 'Asia/Shanghai')::date >= :from AND EXISTS (SELECT FROM movement m WHERE m.copy_id = b.copy_id
                        AND m.status = 'HANDED_OVER' AND m.household_id = b.household AND m.recorded_at < b.at AND m.recorded_at > b.at - interval '30 days')
                    GROUP BY b.household, least HAVING count(*) >= least ORDER BY count(*) DESC, b.household LIMIT :most""";

    /** The pair in the order of their ids, so that it is one pair whoever began. */
    static final String BACK_AND_FORTH = CREDITED
            + """
                    , passed AS (SELECT least(f.household, b.household) AS one, greatest(f.household, b.household) AS other
                        FROM brought b CROSS JOIN LATERAL (SELECT p.household FROM brought p WHERE p.copy_id = b.copy_id AND p.at < b.at
                            ORDER BY p.at DESC LIMIT 1) f
                        WHERE f.household <> b.household AND (b.at AT TIME ZONE 'Asia/Shanghai')::date >= :from)
                    SELECT NULL::uuid, one, NULL::uuid, NULL::uuid, NULL::uuid, NULL::date, count(*)::numeric, NULL::numeric, NULL::numeric, r.least::numeric, other
                    FROM passed CROSS JOIN rule r GROUP BY one, other, r.least HAVING count(*) >= r.least ORDER BY count(*) DESC, one, other LIMIT :most""";

    static final String BURST = CREDITED
            + """
                    , windows AS (SELECT staff, household, site, (at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                        count(*) OVER (PARTITION BY staff, household ORDER BY at RANGE BETWEEN interval '10 minutes' PRECEDING AND CURRENT ROW) AS books
                        FROM brought)
                    SELECT staff, household, NULL::uuid, NULL::uuid, NULL::uuid, day, max(books)::numeric, NULL::numeric, NULL::numeric, least::numeric
                    FROM windows CROSS JOIN rule WHERE day >= :from GROUP BY staff, household, day, least HAVING max(books) >= least
                    ORDER BY max(books) DESC, day, staff LIMIT :most""";

    /** By staff, family and day: sessions opened, books handed over, and books graded before it was declared. */
    static final String OWN_FAMILY =
            """
            WITH rule AS (SELECT * FROM minting_rule WHERE name = :rule), acts AS (
                SELECT f.staff_id AS staff, f.household_id AS household, m.recorded_at AS at
                FROM own_family f JOIN movement m ON m.household_id = f.household_id AND m.actor = f.staff_id AND m.status = 'HANDED_OVER'
                UNION ALL SELECT f.staff_id, f.household_id, d.opened_at
                FROM own_family f JOIN drop_off d ON d.household_id = f.household_id AND d.opened_by = f.staff_id
                UNION ALL SELECT f.staff_id, f.household_id, i.decided_at
                FROM own_family f JOIN drop_off d ON d.household_id = f.household_id
                JOIN inspection_in_force i ON i.drop_off_id = d.id AND i.inspected_by = f.staff_id),
            days AS (SELECT staff, household, (at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM acts WHERE at >= :base AND at < :end)
            SELECT staff, household, NULL::uuid, NULL::uuid, NULL::uuid, day, count(*)::numeric, NULL::numeric, NULL::numeric, least::numeric
            FROM days CROSS JOIN rule WHERE day >= :from GROUP BY staff, household, day, least HAVING count(*) >= least
            ORDER BY day DESC, staff, household LIMIT :most""";

    private OwnDealings() {}

    /** Of the rule and of whom it concerns, not of the figures: those grow while nobody looks. */
    static String digest(Object[] row) {
        StringJoiner of = new StringJoiner(" ");
        for (int i = 0; i <= 6; i++) {
            of.add(String.valueOf(row[i]));
        }
        of.add(row.length > 11 ? String.valueOf(row[11]) : "");
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(of.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
