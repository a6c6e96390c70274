package cn.yishulai.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The constraints behind appeals, promises, swaps between families and swaps face to face, each taken away once: the second
 * of two hands is stopped by it, and without it succeeds and the audit says so. The races are {@link DemandRacesIT}, {@link
 * HomeSwapRacesIT} and {@link MeetingRacesIT}; the table of the other guards stands at {@link GuardsTest}.
 *
 * <table>
 * <caption>Constraints: what the database refuses</caption>
 * <tr><th>guard</th><th>race</th><th>without it</th></tr>
 * <tr><td>promise_one_for_a_wish</td><td>two homes promise one wish</td><td>two families carry a book for one reader</td></tr>
 * <tr><td>promise_one_of_a_copy</td><td>one home promises at two nodes</td><td>one book is promised twice</td></tr>
 * <tr><td>promise_one_bonus_of_a_copy</td><td>a book is brought at two desks</td><td>a bonus is paid twice</td></tr>
 * <tr><td>appeal_one_of_a_copy</td><td>two clocks ask</td><td>a home is asked twice for a book</td></tr>
 * <tr><td>home_swap_leg_one_per_copy, …_one_per_wish</td><td>two nodes search</td><td>a book, or a wish, is in two swaps</td></tr>
 * <tr><td>meeting_record_once</td><td>a phone sends again</td><td>one record counts twice</td></tr>
 * </table>
 */
class DemandGuardsTest extends TwoHands {

    private String other;

    @BeforeEach
    void anotherBook() throws SQLException {
        other = new Town(first).copies(1, volume, site.toString()).get(0);
        first.commit();
    }

    /** Two homes say yes for one reader. Guard: promise_one_for_a_wish. */
    @Test
    void aWishIsPromisedByOneHome() throws SQLException {
        UUID wish = wish(volume);
        promises(first, code, wish, 0);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> promises(second, other, wish, 0));

        without("DROP INDEX promise_one_for_a_wish");
        promises(second, other, wish, 0);
        second.commit();
        assertBroken("A wish and a copy have one running promise each at most");
    }

    /** One home says yes twice, for two readers. Guard: promise_one_of_a_copy. */
    @Test
    void aCopyIsPromisedOnce() throws SQLException {
        UUID wish = wish(volume);
        UUID more = wish(new Town(first).volume());
        promises(first, code, wish, 0);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> promises(second, code, more, 0));

        without("DROP INDEX promise_one_of_a_copy");
        promises(second, code, more, 0);
        second.commit();
        assertBroken("A wish and a copy have one running promise each at most");
    }

    /** Guard: promise_one_bonus_of_a_copy. */
    @Test
    void aCopyEarnsItsBonusOnce() throws SQLException {
        promises(first, code, null, 1);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> promises(second, code, null, 1));

        without("DROP INDEX promise_one_bonus_of_a_copy");
        promises(second, code, null, 1);
        second.commit();
        assertBroken("A wish and a copy have one running promise each at most");
    }

    /** The clocks of two nodes. Guard: appeal_one_of_a_copy. */
    @Test
    void aHomeIsAskedOnceForABook() throws SQLException {
        asks(first, "ASKED", code);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> asks(second, "ASKED", code));

        without("DROP INDEX appeal_one_of_a_copy");
        asks(second, "ASKED", code);
        second.commit();
        assertBroken("A home is asked for a copy once at a time");
    }

    /** Two nodes search. Guard: home_swap_leg_one_per_copy. */
    @Test
    void aBookIsInOneSwap() throws SQLException {
        UUID wish = wish(volume);
        UUID more = wish(new Town(first).volume());
        proposes(first, wish);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> proposes(second, more));

        without("DROP INDEX home_swap_leg_one_per_copy");
        proposes(second, more);
        second.commit();
        assertBroken("A book and a wish are in one open swap between families at most");
    }

    /** Guard: home_swap_leg_one_per_wish. */
    @Test
    void aWishIsInOneSwap() throws SQLException {
        UUID wish = wish(volume);
        without("DROP INDEX home_swap_leg_one_per_copy");
        proposes(first, wish);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> proposes(second, wish));

        without("DROP INDEX home_swap_leg_one_per_wish");
        proposes(second, wish);
        second.commit();
        assertBroken("A book and a wish are in one open swap between families at most");
    }

    /** A phone sends to two nodes. Guard: meeting_record_once. */
    @Test
    void aRecordOfAPhoneCountsOnce() throws SQLException {
        UUID phone = UUID.randomUUID();
        met(first, phone);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> met(second, phone));

        without("ALTER TABLE meeting_record DROP CONSTRAINT meeting_record_once");
        met(second, phone);
        second.commit();
        assertBroken("A record of a swap face to face counts once by its phone and number");
    }

    private UUID wish(UUID wanted) throws SQLException {
        UUID wish = id(
                """
                INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at)
                SELECT uuidv7(), 'OPEN', '%s', id, household_id, '%s', now(), true, 1, now() FROM person WHERE household_id = '%s' RETURNING id"""
                        .formatted(wanted, site, families.get(0)));
        first.commit();
        return wish;
    }

    private UUID asks(Connection database, String state, String copy) throws SQLException {
        return UUID.fromString(asked(
                database,
                """
                INSERT INTO appeal (id, copy_id, household_id, basis, state, site_id, window_from, window_days, answer_until, asked_at, ended_at, rules_version)
                SELECT uuidv7(), id, '%s', 'LISTED', '%s', '%s', current_date, 5, current_date + 7, now(), CASE '%2$s' WHEN 'ASKED' THEN NULL ELSE now() END, 1
                FROM copy WHERE code = '%s' RETURNING id""",
                families.get(1),
                state,
                site,
                copy));
    }

    /** @param wish for which it runs; null for one that was kept */
    private void promises(Connection database, String copy, @Nullable UUID wish, int bonus) throws SQLException {
        UUID appeal = asks(database, "PROMISED", copy);
        execute(
                database,
                """
                INSERT INTO promise (id, appeal_id, copy_id, household_id, state, request_id, site_id, window_from, window_days, bring_until, promised_at,
                                     ended_at, bonus, rules_version)
                SELECT uuidv7(), a.id, a.copy_id, a.household_id, %s, a.site_id, current_date, 7, current_date + 9, now(), %s, %d, 1
                FROM appeal a WHERE a.id = '%s'""",
                wish == null ? "'KEPT', NULL::uuid" : "'RUNNING', '%s'::uuid".formatted(wish),
                wish == null ? "now()" : "NULL::timestamptz",
                bonus,
                appeal);
    }

    /** One part of a swap; the audit misses the other, too. */
    private void proposes(Connection database, UUID wish) throws SQLException {
        execute(
                database,
                """
                WITH swap AS (INSERT INTO home_swap (state, proposed_at, answer_until, rules_version) VALUES ('PROPOSED', now(), now() + interval '1 day', 1) RETURNING id)
                INSERT INTO home_swap_leg (swap_id, household_id, copy_id, takes, request_id)
                SELECT swap.id, '%s', mine.id, theirs.id, '%s' FROM swap, copy mine, copy theirs WHERE mine.code = '%s' AND theirs.code = '%s'""",
                families.get(0),
                wish,
                code,
                other);
    }

    private void met(Connection database, UUID phone) throws SQLException {
        execute(
                database,
                """
                INSERT INTO meeting_record (device, sequence, household_id, person_id, gives, takes, happened_at, received_at, state)
                SELECT '%s', 1, p.household_id, p.id, mine.id, theirs.id, now(), now(), 'WAITING' FROM person p, copy mine, copy theirs
                WHERE p.household_id = '%s' AND mine.code = '%s' AND theirs.code = '%s'""",
                phone,
                families.get(0),
                code,
                other);
    }
}
