package cn.yishulai.boot;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Families, staff and books that are simply there: a few statements each, however many. They obey every rule between
 * rows, so an audit finds what happened since and nothing else.
 */
final class Town {

    static final int STAFF = 6;

    private static final String FAMILIES =
            """
            WITH home AS (
                INSERT INTO household (id, family_code, created_at) SELECT uuidv7(), unnest(?), now() RETURNING id),
            one AS (
                INSERT INTO person (id, household_id, nickname, kind, created_at)
                SELECT uuidv7(), id, '家长', 'ADULT', now() FROM home),
            purse AS (
                INSERT INTO credit_account (kind, household, balance) SELECT 'FREE', id, ? FROM home RETURNING id, household, balance),
            given AS (
                INSERT INTO credit_transaction (id, kind, at, actor, reference, reason)
                SELECT uuidv7(), 'GRANT', now(), household, household, 'to begin with' FROM purse RETURNING id, reference)
            INSERT INTO credit_entry (transaction_id, account_id, amount)
            SELECT g.id, p.id, p.balance FROM given g JOIN purse p ON p.household = g.reference
            UNION ALL
            SELECT g.id, (SELECT id FROM credit_account WHERE kind = 'GRANTED' AND household IS NULL), -p.balance
            FROM given g JOIN purse p ON p.household = g.reference""";

    /** Members of staff who sign in with the password of the demonstration's, at every site that receives books. */
    private static final String PEOPLE =
            """
            WITH member AS (
                INSERT INTO staff_member (id, name, display_name, role, password_hash, created_at)
                SELECT uuidv7(), 'desk-' || n, '馆员' || n, role, password_hash, now()
                FROM staff_member, generate_series(1, ?) n WHERE name = 'staff'
                ON CONFLICT DO NOTHING RETURNING id)
            INSERT INTO staff_site (staff_id, site_id) SELECT m.id, s.id FROM member m, site s WHERE s.receives""";

    private static final String VOLUME =
            """
            WITH w AS (INSERT INTO work (title) VALUES (?) RETURNING id, title),
            e AS (INSERT INTO edition (work_id, title) SELECT id, title FROM w RETURNING id, title),
            v AS (INSERT INTO volume (edition_id) SELECT id FROM e RETURNING id),
            s AS (INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens)
                  SELECT v.id, lower(e.title), '', lower(e.title), to_tsvector('simple', e.title) FROM v, e)
            SELECT id FROM v""";

    private static final String COPIES =
            """
            WITH book AS (
                INSERT INTO copy (id, code, volume_id, status, site_id, grade, since, moves)
                SELECT uuidv7(), unnest(?), ?, 'AVAILABLE', ?, 'GOOD', now(), 1 RETURNING id, status, site_id, since)
            INSERT INTO movement (copy_id, seq, status, site_id, actor, occurred_at, recorded_at, reason)
            SELECT id, 1, status, site_id, id, since, since, 'was there' FROM book""";

    private static final String STOCK =
            """
            WITH title AS MATERIALIZED (
                SELECT uuidv7() AS work, uuidv7() AS edition, uuidv7() AS volume, 'Stock ' || n AS title, n
                FROM generate_series(1, (? + 1) / 2) n),
            w AS (INSERT INTO work (id, title) SELECT work, title FROM title),
            e AS (INSERT INTO edition (id, work_id, title) SELECT edition, work, title FROM title),
            v AS (INSERT INTO volume (id, edition_id) SELECT volume, edition FROM title),
            s AS (INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens)
                  SELECT volume, lower(title), '', lower(title), to_tsvector('simple', title) FROM title),
            book AS (
                INSERT INTO copy (id, code, volume_id, status, site_id, grade, since, moves)
                SELECT uuidv7(), code, volume, 'AVAILABLE', ?, 'GOOD', now(), 1
                FROM unnest(?) WITH ORDINALITY c (code, place) JOIN title t ON t.n = (c.place + 1) / 2
                RETURNING id, status, site_id, since)
            INSERT INTO movement (copy_id, seq, status, site_id, actor, occurred_at, recorded_at, reason)
            SELECT id, 1, status, site_id, id, since, since, 'was there' FROM book""";

    /** So many at once fit into the memory of a small database. */
    private static final int STOCK_AT_ONCE = 50_000;

    private final Connection database;

    Town(Connection database) {
        this.database = database;
    }

    static String staffName(int number) {
        return "desk-" + ((number - 1) % STAFF + 1);
    }

    /** @return the codes of their cards */
    List<String> families(int count, int credits) throws SQLException {
        List<String> codes =
                Stream.generate(() -> FamilyCode.random().value()).limit(count).toList();
        try (PreparedStatement add = database.prepareStatement(FAMILIES)) {
            add.setArray(1, database.createArrayOf("text", codes.toArray()));
            add.setInt(2, credits);
            add.executeUpdate();
        }
        return codes;
    }

    /** Six of them; a second time changes nothing. */
    void staff() throws SQLException {
        try (PreparedStatement add = database.prepareStatement(PEOPLE)) {
            add.setInt(1, STAFF);
            add.executeUpdate();
        }
    }

    /** A site that receives books, at which all members of staff work. */
    String site() throws SQLException {
        return Jar.ask(
                database,
                """
                WITH room AS (
                    INSERT INTO site (id, name, kind, receives) VALUES (uuidv7(), '点位 ' || uuidv7(), 'READING_ROOM', true) RETURNING id),
                hands AS (INSERT INTO staff_site (staff_id, site_id) SELECT m.id, r.id FROM room r, staff_member m WHERE m.role = 'STAFF')
                SELECT id FROM room""");
    }

    /** A title that nobody has seen before. */
    UUID volume() throws SQLException {
        try (PreparedStatement add = database.prepareStatement(VOLUME)) {
            add.setString(1, "无名书 " + UUID.randomUUID());
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** @return the codes of copies that stand on a shelf of the site */
    List<String> copies(int count, UUID volume, String site) throws SQLException {
        List<String> codes =
                Stream.generate(() -> CopyCode.random().value()).limit(count).toList();
        try (PreparedStatement add = database.prepareStatement(COPIES)) {
            add.setArray(1, database.createArrayOf("text", codes.toArray()));
            add.setObject(2, volume);
            add.setObject(3, UUID.fromString(site));
            add.executeUpdate();
        }
        return codes;
    }

    /**
     * Copies on the shelves of a site, two of each title; a million in about a minute. Nobody need look for twins among
     * the titles: a catalogue of months has been looked through.
     */
    void stock(int copies, UUID site) throws SQLException {
        for (int done = 0; done < copies; done += STOCK_AT_ONCE) {
            int now = Math.min(STOCK_AT_ONCE, copies - done);
            Object[] codes =
                    Stream.generate(() -> CopyCode.random().value()).limit(now).toArray();
            try (PreparedStatement add = database.prepareStatement(STOCK)) {
                add.setInt(1, now);
                add.setObject(2, site);
                add.setArray(3, database.createArrayOf("text", codes));
                add.executeUpdate();
            }
        }
        Jar.ask(
                database,
                "UPDATE duplicate_search SET last_volume = (SELECT id FROM volume ORDER BY id DESC LIMIT 1) RETURNING last_volume");
    }

    /** One copy of a title of its own. */
    String copy(String site) throws SQLException {
        return copies(1, volume(), site).get(0);
    }
}
