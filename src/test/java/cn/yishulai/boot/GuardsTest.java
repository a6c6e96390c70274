package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What stands between two nodes when both have looked before either has written: each race of {@link RacesIT} and {@link
 * LoadAndUndoRacesIT}, played by hand in its worst order and without the locks that the service takes first. With its
 * constraint the second hand is stopped and every rule holds; without it the second hand succeeds and the audit says so. So
 * the constraint is a guard, and the audit would notice its loss.
 *
 * <p>All guards of the counter, where each is taken away, and what went wrong without it; those of appeals and of swaps
 * between families stand at {@link DemandGuardsTest}:
 *
 * <table>
 * <caption>Constraints: what the database refuses</caption>
 * <tr><th>guard</th><th>race</th><th>taken away in</th><th>without it</th></tr>
 * <tr><td>movement_pk</td><td>two staff, wedge, hand-over against van, stocktake and claim</td><td>{@link GuardsTest}</td>
 *     <td>one book is handed over twice; its movements have two n-th steps</td></tr>
 * <tr><td>claim_one_per_copy</td><td>hold against walk-in</td><td>{@link GuardsTest}</td><td>two readers are promised one copy</td></tr>
 * <tr><td>claim_one_per_request</td><td>two copies for one reader</td><td>{@link LoadAndCountGuardsTest}</td>
 *     <td>one reader has two copies set aside</td></tr>
 * <tr><td>swap_request_one_open</td><td>one wish twice</td><td>{@link GuardsTest}</td><td>a person waits twice for a book</td></tr>
 * <tr><td>once_answer_pk</td><td>the retrying phone</td><td>{@link GuardsTest}</td><td>a key cannot be kept at all: nothing is answered</td></tr>
 * <tr><td>balance asked in the update; credit_account_limit</td><td>one credit at two desks</td><td>{@link GuardsTest}</td>
 *     <td>a purse is below zero</td></tr>
 * <tr><td>credit_transaction_once, …_refunds_once, …_reversed_once</td><td>undo against undo, inspection undone</td>
 *     <td>{@link LoadAndCountGuardsTest}</td><td>a credit is given, or given back, twice</td></tr>
 * <tr><td>transfer_copy_one_load</td><td>two vans, one copy</td><td>{@link LoadAndCountGuardsTest}</td><td>a copy is in two loads</td></tr>
 * <tr><td>transfer_copy_once</td><td>two scanners receive</td><td>{@link LoadAndCountGuardsTest}</td><td>a copy is counted twice in a load</td></tr>
 * <tr><td>stocktake_shelf_once</td><td>two begin to count a shelf</td><td>{@link LoadAndCountGuardsTest}</td>
 *     <td>a shelf has two frozen lists</td></tr>
 * <tr><td>offline_event_pk</td><td>a scanner sends again</td><td>{@link LoadAndCountGuardsTest}</td><td>an event cannot be written down once</td></tr>
 * <tr><td>stocktake_line_stands</td><td>two nodes settle one list</td><td>{@link LocksTest}</td><td>a shelf is corrected twice</td></tr>
 * <tr><td>recall_one_standing, recall_copy_once</td><td>two recall one title; two nodes gather</td>
 *     <td>{@link LoadAndCountGuardsTest}</td><td>a title is recalled twice; a holder is owed two credits</td></tr>
 * <tr><td>approval_one_open</td><td>two propose one withdrawal</td><td>{@link LoadAndCountGuardsTest}</td><td>one thing is decided twice</td></tr>
 * <tr><td>approval_…, stocktake_…, recall_…, deaccession_list_two_persons</td><td>one person alone</td>
 *     <td>{@link LoadAndCountGuardsTest}</td><td>value is destroyed by one person</td></tr>
 * </table>
 *
 * <table>
 * <caption>Locks: what the service waits for before it looks (shown to be taken by {@code LocksAreTakenTest})</caption>
 * <tr><th>guard</th><th>race</th><th>left out in</th><th>without it</th></tr>
 * <tr><td>line of a volume (advisory)</td><td>a reader asks while the book comes</td><td>{@link LocksTest}</td>
 *     <td>the book stands free while its reader waits</td></tr>
 * <tr><td>row of the copy, read under its lock</td><td>all with one copy</td><td>{@link GuardsTest}</td>
 *     <td>movement_pk stops the second, which is answered 500 instead of who was first</td></tr>
 * <tr><td>row of the load</td><td>two pack the last place; one closes while one packs</td><td>{@link LocksTest}</td>
 *     <td>a load is fuller than its boxes; a closed load holds a book</td></tr>
 * <tr><td>row of the stocktake, shared by scanners</td><td>signing against scanning</td><td>{@link LocksTest}</td>
 *     <td>somebody signs what they counted</td></tr>
 * <tr><td>line of the stocktake, if not settled</td><td>two nodes settle one list</td><td>{@link LocksTest}</td><td>as stocktake_line_stands</td></tr>
 * <tr><td>device (advisory)</td><td>a shelf and its book in two batches</td><td>{@link LocksTest}</td>
 *     <td>a book is seen on no shelf, or on the wrong one</td></tr>
 * <tr><td>row of the site, shared by who brings books</td><td>a site is given up</td><td>{@link LocksTest}</td>
 *     <td>books travel to a site that is gone</td></tr>
 * <tr><td>advisory lock of the idempotency key</td><td>the retrying phone</td><td>not a guard</td>
 *     <td>the second sender does the work in vain and is stopped by once_answer_pk</td></tr>
 * </table>
 */
class GuardsTest extends TwoHands {

    /** The driver prepares a statement for good when it is run for the fifth time. */
    private static final int OFTEN = 6;

    /** As CopyRepository asks it. */
    private static final String LOCK_IN_LINE =
            "SELECT c.shelf FROM lock_line_of_copy('%1$s') AS line CROSS JOIN copy c WHERE c.code = '%1$s' FOR NO KEY UPDATE OF c";

    @Test
    void aLockedCopyIsWaitedForAndNotReadTwice() throws SQLException {
        execute(first, LOCK_IN_LINE.formatted(code));
        execute(second, "SET lock_timeout = '50ms'");
        assertThatThrownBy(() -> execute(second, LOCK_IN_LINE.formatted(code)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SQLException.class))
                .returns(LOCK_NOT_AVAILABLE, SQLException::getSQLState);
    }

    /** The statement began before the other one's step was committed, and reads it all the same. */
    @Test
    void whoWaitedForTheLineReadsWhatWasCommittedLast() throws Exception {
        execute(first, LOCK_IN_LINE.formatted(code));
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return Jar.ask(second, LOCK_IN_LINE.formatted(code));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        while (Jar.ask(
                        first,
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .equals("0")) {
            assertThat(waiting).isNotDone();
        }
        execute(first, "UPDATE copy SET shelf = 'Z9' WHERE code = '%s'".formatted(code));
        first.commit();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("Z9");
    }

    /** The next release brings a column and takes one away: a session that has locked copies goes on, also with a prepared statement. */
    @Test
    void aCopyIsLockedAlsoWhenTheTableHasOtherColumns() throws SQLException {
        try (PreparedStatement lock = first.prepareStatement(LOCK_IN_LINE.formatted(code))) {
            for (int time = 0; time < OFTEN; time++) {
                lock.execute();
            }
            first.commit();
            without("ALTER TABLE copy ADD COLUMN of_the_next_release text");
            lock.execute();
            first.commit();
            without("ALTER TABLE copy DROP COLUMN of_the_next_release");
            lock.execute();
            first.commit();
        }
    }

    /** Two members of staff, or one wedge that fires twice. Guard: movement_pk, a copy has one n-th step. */
    @Test
    void oneCopyIsHandedOverOnce() throws SQLException {
        Hand one = new Hand(first).looks();
        Hand other = new Hand(second).looks();
        one.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> other.handsOverTo(families.get(1)));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk CASCADE");
        other.handsOverTo(families.get(1)).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** Guard: movement_pk. */
    @Test
    void whatIsHandedOverIsNotSent() throws SQLException {
        Hand van = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> van.becomes("IN_TRANSIT", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk CASCADE");
        van.becomes("IN_TRANSIT", site, null).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** What was counted as missing was taken home meanwhile. Guard: movement_pk. */
    @Test
    void whatIsHandedOverIsNotMissed() throws SQLException {
        Hand stocktake = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> stocktake.becomes("MISSING", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk CASCADE");
        stocktake.becomes("MISSING", site, null).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** A reader asks on line while somebody takes the book. Guard: movement_pk, before the claim is even written. */
    @Test
    void whatIsHandedOverIsNotClaimed() throws SQLException {
        Hand reader = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> reader.becomes("CLAIMED", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk CASCADE");
        reader.becomes("CLAIMED", site, null).commits();
        assertBroken("A claimed copy has an open claim");
    }

    /** Guard: claim_one_per_copy. */
    @Test
    void oneCopyIsPromisedToOneReader() throws SQLException {
        new Hand(first).looks().becomes("CLAIMED", site, null).commits();
        claims(first, families.get(0));
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> claims(second, families.get(1)));

        without("DROP INDEX claim_one_per_copy");
        claims(second, families.get(1));
        second.commit();
        assertBroken("At most one open claim per copy");
    }

    /** The same wish twice, with two keys. Guard: swap_request_one_open. */
    @Test
    void aPersonWaitsOnceForABook() throws SQLException {
        asks(first, families.get(0));
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> asks(second, families.get(0)));

        without("DROP INDEX swap_request_one_open");
        asks(second, families.get(0));
        second.commit();
        assertBroken("At most one open request per person and wish");
    }

    /**
     * A phone that sends again what is still running at the other node. Guard: once_answer_pk, which the second finds
     * taken when it wants to keep its own answer, and then undoes everything it did.
     */
    @Test
    void aKeyIsAnsweredOnce() throws SQLException {
        UUID key = UUID.randomUUID();
        assertThat(keeps(first, key)).isEqualTo(1);
        first.commit();
        assertThat(keeps(second, key)).isZero();
        second.rollback();

        without("ALTER TABLE once_answer DROP CONSTRAINT once_answer_pk");
        assertThatThrownBy(() -> keeps(second, key)).hasMessageContaining("once_answer_pk");
        second.rollback();
    }

    /** One credit, two desks. Guards: the update asks for the balance; credit_account_limit if it did not. */
    @Test
    void oneCreditIsSpentOnce() throws SQLException {
        String careful =
                "UPDATE credit_account SET balance = balance - 1 WHERE household = '%s' AND kind = 'FREE' AND balance >= 1"
                        .formatted(families.get(0));
        String careless = careful.replace(" AND balance >= 1", "");
        assertThat(update(first, careful)).isEqualTo(1);
        first.commit();
        assertThat(update(second, careful)).isZero();
        assertStopped(CHECK_VIOLATION, () -> update(second, careless));

        without("ALTER TABLE credit_account DROP CONSTRAINT credit_account_limit");
        assertThat(update(second, careless)).isEqualTo(1);
        second.commit();
        assertBroken("No household purse is below zero");
    }

    private void claims(Connection database, UUID family) throws SQLException {
        execute(
                database,
                """
                INSERT INTO claim (id, copy_id, request_id, person_id, household_id, pickup_site, state, claimed_at)
                SELECT uuidv7(), c.id, uuidv7(), p.id, p.household_id, c.site_id, 'TO_PULL', now()
                FROM copy c, person p WHERE c.code = '%s' AND p.household_id = '%s'"""
                        .formatted(code, family));
    }

    private void asks(Connection database, UUID family) throws SQLException {
        execute(
                database,
                """
                INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at)
                SELECT uuidv7(), 'OPEN', '%s', id, household_id, '%s', now(), true, 1, now() FROM person WHERE household_id = '%s'"""
                        .formatted(volume, site, family));
    }

    private static int keeps(Connection database, UUID key) throws SQLException {
        return update(
                database,
                """
                INSERT INTO once_answer (id, request_hash, status, answered_at) VALUES ('%s', '\\x00', 200, now())
                ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING"""
                        .formatted(key));
    }
}
