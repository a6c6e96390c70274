package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import cn.yishulai.kernel.FamilyCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A city that wishes: ten wishes a family, one family in four has a credit, titles by Zipf, so that lines are as crowded as
 * they come: of a million wishes seventy thousand are for one title. Of ten wishes six are for a volume, one each for an
 * edition and a work, one for something by the author and one for something of the class and the age. For the hottest title
 * ten thousand families wait that have no credit. Wishes are written as the service would have written them, at once.
 */
final class WishCity {

    private static final int TITLES = 20_000;
    /** The others nobody waits for, and they are alike in nothing. */
    private static final int WISHED = TITLES / 2;

    private static final int HOT = 10_000;
    private static final int WISHES_A_FAMILY = 10;
    private static final int AT_ONCE = 20_000;

    private static final String TITLE =
            """
            CREATE TABLE bench_title AS SELECT v.id, v.edition_id, e.work_id, '作者' || (v.n %% 4000) || v.half AS author,
                CASE v.half WHEN '甲' THEN chr(65 + v.n %% 22) WHEN '乙' THEN 'Z' ELSE 'Y' END AS class, v.n,
                (ARRAY['UNDER_7', 'FROM_7_TO_10', 'FROM_11_TO_13', 'FROM_14_TO_17', 'ADULT'])[1 + v.n %% 5] AS audience
            FROM (SELECT s.*, CASE WHEN s.n = 1 THEN '丙' WHEN s.n <= %d THEN '甲' ELSE '乙' END AS half FROM (SELECT x.id, x.edition_id,
                row_number() OVER (ORDER BY x.id)::integer AS n FROM volume x JOIN edition y ON y.id = x.edition_id WHERE y.title LIKE 'Stock %%') s) v
            JOIN edition e ON e.id = v.edition_id"""
                    .formatted(WISHED);

    private static final String FAMILIES =
            """
            WITH made AS MATERIALIZED (SELECT uuidv7() AS household, uuidv7() AS person, code, ? + at::integer AS n, ? AS pays
                FROM unnest(?) WITH ORDINALITY c (code, at)),
            h AS (INSERT INTO household (id, family_code, created_at) SELECT household, code, now() FROM made),
            p AS (INSERT INTO person (id, household_id, nickname, kind, created_at) SELECT person, household, '读者', 'ADULT', now() FROM made),
            a AS (INSERT INTO credit_account (kind, household, balance) SELECT 'FREE', household, (pays AND n % 4 = 0)::integer FROM made)
            INSERT INTO bench_reader SELECT n, person, household, pays AND n % 4 = 0 FROM made""";

    private static final String WISH =
            """
            INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at,
                wish, alike, wished_volume, wished_site, line_key, since, payable)
            SELECT uuidv7(), 'OPEN', w.id, w.person, w.household, '%1$s', w.placed, true, 1, w.placed, w.wish, w.alike, w.id, '%1$s',
                CASE w.wish WHEN 'VOLUME' THEN 'volume:' || w.id WHEN 'EDITION' THEN 'edition:' || w.edition_id WHEN 'WORK' THEN 'work:' || w.work_id
                    ELSE CASE WHEN w.alike = '{AUTHOR}' THEN 'like:author=' || wish_word(w.author) ELSE 'like:audience=' || w.audience || ':class=' || w.class END END,
                w.placed, w.payable
            FROM (SELECT t.*, r.person, r.household, r.payable, now() - d.age * interval '60 days' AS placed,
                    CASE d.n %% 10 WHEN 0 THEN 'EDITION' WHEN 1 THEN 'WORK' WHEN 2 THEN 'LIKE' WHEN 3 THEN 'LIKE' ELSE 'VOLUME' END AS wish,
                    CASE d.n %% 10 WHEN 2 THEN '{AUTHOR}' WHEN 3 THEN '{AUDIENCE,CLASS}' END::text[] AS alike
                FROM (SELECT n, random() AS age, least(%4$d, 1 + floor(exp(random() * ln(%4$d)))::integer) AS rank
                      FROM generate_series(%2$d, %3$d) n) d
                JOIN bench_title t ON t.n = d.rank JOIN bench_reader r ON r.n = 1 + d.n / 10) w
            ON CONFLICT DO NOTHING""";

    /** Somebody with a credit, who comes last. */
    private static final String READER =
            """
            WITH home AS (INSERT INTO household (id, family_code, created_at) VALUES (uuidv7(), '%s', now()) RETURNING id),
            purse AS (INSERT INTO credit_account (kind, household, balance) SELECT 'FREE', id, 1 FROM home),
            one AS (INSERT INTO person (id, household_id, nickname, kind, created_at) SELECT uuidv7(), id, '读者', 'ADULT', now() FROM home
                RETURNING id, household_id)
            INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at,
                wished_volume, wished_site, line_key, since, payable)
            SELECT uuidv7(), 'OPEN', '%2$s', id, household_id, '%3$s', now(), true, 1, now(), '%2$s', '%3$s', 'volume:%2$s', now(), true FROM one""";

    private final BenchNode node;
    private final String site;
    private final Random chance = new Random(7);
    private int families;
    private int wishes;
    private int fresh = WISHED;

    WishCity(BenchNode node, String site) throws Exception {
        this.node = node;
        this.site = site;
        node.stock(TITLES * 2, site);
        try (Connection city = node.connect()) {
            run(
                    city,
                    TITLE,
                    "CREATE UNIQUE INDEX ON bench_title (n)",
                    "CREATE TABLE bench_reader (n integer PRIMARY KEY, person uuid, household uuid, payable boolean)",
                    "UPDATE edition e SET author = t.author FROM bench_title t WHERE t.edition_id = e.id",
                    "INSERT INTO edition_subject (edition_id, class_number, audience) SELECT edition_id, class, audience FROM bench_title",
                    "UPDATE copy c SET status = 'WITHDRAWN' FROM bench_title t WHERE t.id = c.volume_id AND t.n <= "
                            + WISHED,
                    "ALTER TABLE swap_request SET (autovacuum_enabled = false)");
            settle(city, -HOT - 1, HOT, false);
            run(city, "VACUUM ANALYZE");
        }
    }

    /** @return how many wishes are open; nothing was analysed since there were fewer */
    long grow(int to) throws Exception {
        try (Connection city = node.connect()) {
            run(city, "SET session_replication_role = replica"); // neither triggers nor foreign keys: a million in a
            // minute
            run(
                    city,
                    """
                    INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at,
                        wished_volume, wished_site, line_key, since)
                    SELECT uuidv7(), 'OPEN', t.id, r.person, r.household, '%1$s', now() - interval '90 days', true, 1, now(), t.id, '%1$s', 'volume:' || t.id, now()
                    FROM bench_reader r JOIN bench_title t ON t.n = 1 WHERE r.n BETWEEN %2$d AND %3$d ON CONFLICT DO NOTHING"""
                            .formatted(site, -HOT, -HOT - 1 + Math.min(HOT, to / 2)));
            for (long open = open(city); open < to; open = open(city)) {
                int more = Math.min(10 * AT_ONCE, (int) Math.max(100, to - open));
                settle(city, families, more / WISHES_A_FAMILY + 1, true);
                run(city, WISH.formatted(site, wishes + 1, wishes + more, WISHED));
                wishes += more;
            }
            return open(city);
        }
    }

    /** PostgreSQL looks at what there is now, as it does by itself from time to time. */
    void analyse() throws Exception {
        try (Connection city = node.connect()) {
            run(city, "VACUUM ANALYZE", "CHECKPOINT");
        }
    }

    /** Titles that nobody waits for. */
    List<String> nobodysTitles(int count) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection city = node.connect()) {
            for (int i = 0; i < count; i++) {
                found.add(title(city, ++fresh));
            }
        }
        return found;
    }

    /** Titles as they are wished, the crowded ones often; for each somebody waits who can pay, last in line at least. */
    List<String> wishedTitles(int count) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection city = node.connect()) {
            for (int i = 0; i < count; i++) {
                found.add(wished(city, 1 + (int) Math.exp(chance.nextDouble() * Math.log(WISHED - 1))));
            }
        }
        return found;
    }

    /** The most crowded of those that somebody can pay for. */
    String mostWished() throws Exception {
        try (Connection city = node.connect()) {
            return wished(city, 2);
        }
    }

    /** For which thousands wait who have no credit. */
    String hottest() throws Exception {
        try (Connection city = node.connect()) {
            return title(city, 1);
        }
    }

    /** What came of the hottest title is gone again. */
    void takeAwayTheHottest() throws Exception {
        try (Connection city = node.connect()) {
            run(
                    city,
                    "UPDATE copy SET status = 'WITHDRAWN' WHERE status = 'AVAILABLE' AND volume_id = '%s'"
                            .formatted(title(city, 1)));
        }
    }

    private String wished(Connection city, int rank) throws SQLException {
        String volume = title(city, rank);
        run(
                city,
                "SET session_replication_role = replica",
                READER.formatted(FamilyCode.random().value(), volume, site));
        return volume;
    }

    /** @param some whether some of them have a credit */
    private void settle(Connection city, int from, int count, boolean some) throws SQLException {
        for (int done = 0; done < count; done += AT_ONCE) {
            int now = Math.min(AT_ONCE, count - done);
            try (PreparedStatement add = city.prepareStatement(FAMILIES)) {
                add.setInt(1, from + done);
                add.setBoolean(2, some);
                add.setArray(
                        3,
                        city.createArrayOf(
                                "text",
                                Stream.generate(() -> FamilyCode.random().value())
                                        .limit(now)
                                        .toArray()));
                add.executeUpdate();
            }
        }
        families += some ? count : 0;
    }

    private static String title(Connection city, int n) throws SQLException {
        return ask(city, "SELECT id FROM bench_title WHERE n = " + n);
    }

    private static long open(Connection city) throws SQLException {
        return Long.parseLong(ask(city, "SELECT count(*) FROM swap_request WHERE state = 'OPEN'"));
    }

    static void run(Connection connection, String... sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
