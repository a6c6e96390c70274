package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/**
 * While the first node of this version migrates, those of the last release serve people: what they write most must go into the
 * schema after each single migration, by a session that was there before the first of them and keeps its statements prepared.
 */
class LastReleaseWritesTest {

    /** The schema of the last release. */
    private static final MigrationVersion LAST_RELEASE = MigrationVersion.fromVersion("0193");

    /** From here on nodes of this version may serve people too. */
    private static final MigrationVersion WHOLE = MigrationVersion.fromVersion("0375");

    private static final String PEOPLE =
            """
            WITH s AS (INSERT INTO site (id, name, kind, receives) VALUES (uuidv7(), '换书中心', 'CENTRE', true) RETURNING id),
            h AS (INSERT INTO household (id, family_code, created_at) VALUES (uuidv7(), 'ABCDEFGH', now()) RETURNING id),
            p AS (INSERT INTO person (id, household_id, nickname, kind, created_at) SELECT uuidv7(), id, '家长', 'ADULT', now() FROM h RETURNING id),
            w AS (INSERT INTO work (title) VALUES ('艺图演易') RETURNING id),
            e AS (INSERT INTO edition (work_id, title) SELECT id, '艺图演易' FROM w RETURNING id),
            v AS (INSERT INTO volume (edition_id) SELECT id FROM e RETURNING id)
            SELECT FROM s, p, v""";

    /** As its entity and its repository write them. */
    private static final String REQUEST =
            """
            INSERT INTO swap_request (auto_accept, changed_at, credit_held, folded_into, household_id, offered_days, offered_from, offered_until,
                                      person_id, pickup_site, placed_at, rules_version, state, volume_id, id)
            SELECT true, now(), false, NULL, h.id, NULL, NULL, NULL, p.id, s.id, now(), 1, 'OPEN', v.id, uuidv7()
            FROM household h, person p, site s, volume v""";

    private static final String PROMISED =
            "UPDATE swap_request SET changed_at = now(), credit_held = true, state = 'ACCEPTED'";
    private static final String GIVEN_BACK =
            "UPDATE swap_request SET changed_at = now(), credit_held = false, state = 'CANCELLED'";
    private static final String DROP_OFF =
            """
            INSERT INTO drop_off (id, state, site_id, household_id, opened_by, opened_at, rules_version, code)
            SELECT uuidv7(), 'OPEN', s.id, h.id, uuidv7(), now(), 1, '0123456789ABCD' FROM site s, household h
            ON CONFLICT (household_id, site_id) WHERE state = 'OPEN' DO UPDATE SET code = excluded.code WHERE drop_off.code IS NULL""";

    private static final String DRAFT =
            """
            INSERT INTO rule_draft (id, state, revision, body, note, changed_by, changed_at)
            VALUES (uuidv7(), 'OPEN', 1, '{}', '暑期多收绘本', uuidv7(), now())""";

    private final String url = TestServers.newDatabase();

    @Test
    void whatTheLastReleaseWritesGoesInAfterEachMigration() throws Exception {
        to(LAST_RELEASE).load().migrate();
        try (Connection old = DriverManager.getConnection(url)) {
            Jar.execute(old, PEOPLE);
            old.setAutoCommit(false);
            assertItWrites(old, LAST_RELEASE);
            MigrationVersion[] since = Stream.of(
                            to(MigrationVersion.LATEST).load().info().pending())
                    .map(MigrationInfo::getVersion)
                    .toArray(MigrationVersion[]::new);
            assertThat(since).as("what came since").contains(WHOLE);
            for (MigrationVersion next : since) {
                to(next).load().migrate();
                assertItWrites(old, next);
            }
        }
    }

    /** Nothing of it stays, so that each migration meets the same rows. */
    private static void assertItWrites(Connection old, MigrationVersion schema) throws SQLException {
        for (String sql : new String[] {DROP_OFF, REQUEST, PROMISED, GIVEN_BACK, DRAFT}) {
            try {
                Jar.execute(old, sql);
            } catch (SQLException refused) {
                throw new AssertionError("refused in the schema of V%s: %s".formatted(schema, sql), refused);
            }
        }
        old.rollback();
    }

    private FluentConfiguration to(MigrationVersion target) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(target);
    }
}
