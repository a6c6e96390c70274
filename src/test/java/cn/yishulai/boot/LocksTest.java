package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.TransferCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guards that are no constraints: locks that the service takes before it looks. Each race is played twice, in the same
 * order and by the same statements: once with the lock, and the second hand has to wait and then sees what the first did;
 * once without, and both see what was, and the audit finds what came of it. That the service really takes these locks is
 * shown by {@code LocksAreTakenTest}; the table stands at {@link GuardsTest}.
 */
class LocksTest extends TwoHands {

    private static final String LINE = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(6001, hashtext('%s'))) AS locked";
    private static final String DEVICE = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('%s', 182))";
    private static final String LOAD = "SELECT id FROM transfer WHERE id = '%s' FOR NO KEY UPDATE";
    private static final String SCANNING = "SELECT id FROM stocktake WHERE id = '%s' FOR SHARE";
    private static final String SIGNING = "SELECT id FROM stocktake WHERE id = '%s' FOR NO KEY UPDATE";
    private static final String SITE = "SELECT id FROM site WHERE id = '%s' FOR SHARE";

    private UUID far;

    @BeforeEach
    void anotherSite() throws SQLException {
        far = aSite();
        first.commit();
        execute(second, "SET lock_timeout = '50ms'");
        second.commit();
    }

    /** Guard: the line of a volume. A reader who looks and a book that comes do not miss each other. */
    @Test
    void aReaderWhoAsksAndABookThatComesMeet() throws SQLException {
        UUID wanted = new Town(first).volume();
        first.commit();
        execute(first, LINE, wanted);
        asks(first, wanted);
        assertThat(free(first, wanted)).isEqualTo("0");
        assertWaits(LINE, wanted);
        first.commit();
        execute(second, LINE, wanted);
        assertThat(waiting(second, wanted))
                .as("whoever brings the book sees the reader")
                .isEqualTo("1");
        second.rollback();

        UUID alsoWanted = new Town(first).volume();
        first.commit();
        asks(first, alsoWanted);
        comes(second, alsoWanted);
        assertThat(free(first, alsoWanted)).as("the reader finds no book").isEqualTo("0");
        assertThat(waiting(second, alsoWanted)).as("the book finds no reader").isEqualTo("0");
        first.commit();
        second.commit();
        assertBroken("Nobody in line who can pay is passed over");
    }

    /** Guard: the row of the load. Two scanners count its boxes one after the other. */
    @Test
    void aLoadIsNotPackedFullerThanItsBoxes() throws SQLException {
        UUID load = load();
        String other = new Town(first).copies(1, volume, site.toString()).get(0);
        first.commit();
        execute(first, LOAD, load);
        packsIfThereIsRoom(first, load, code);
        assertWaits(LOAD, load);
        first.commit();
        execute(second, LOAD, load);
        assertThat(packsIfThereIsRoom(second, load, other)).isZero();
        second.rollback();

        UUID careless = load();
        String third = new Town(first).copies(1, volume, site.toString()).get(0);
        first.commit();
        assertThat(packsIfThereIsRoom(first, careless, other)).isEqualTo(1);
        assertThat(packsIfThereIsRoom(second, careless, third)).isEqualTo(1);
        first.commit();
        second.commit();
        assertBroken("No van load holds more than its boxes take");
    }

    /** Guard: the row of the load. It is given up as empty while somebody puts a book in. */
    @Test
    void aLoadIsNotClosedOverABookThatIsJustPutIn() throws SQLException {
        UUID load = load();
        first.commit();
        execute(first, LOAD, load);
        packsIfThereIsRoom(first, load, code);
        assertWaits(LOAD, load);
        first.commit();
        execute(second, LOAD, load);
        assertThat(cancelsIfEmpty(second, load)).isZero();
        second.rollback();

        UUID careless = load();
        String other = new Town(first).copies(1, volume, site.toString()).get(0);
        first.commit();
        packsIfThereIsRoom(first, careless, other);
        assertThat(cancelsIfEmpty(second, careless)).isEqualTo(1);
        first.commit();
        second.commit();
        assertBroken("A van load that is closed has accounted for every copy");
    }

    /** Guard: the row of the stocktake, shared by those who scan. Nobody scans and signs in one moment. */
    @Test
    void whoeverIsScanningDoesNotSign() throws SQLException {
        UUID stocktake = stocktake();
        UUID zhao = aMemberOfStaff();
        first.commit();
        execute(first, SCANNING, stocktake);
        scans(first, stocktake, zhao, UUID.randomUUID(), 1);
        assertWaits(SIGNING, stocktake);
        first.commit();
        execute(second, SIGNING, stocktake);
        assertThat(signsUnlessScanned(second, stocktake, zhao)).isZero();
        second.rollback();

        UUID careless = stocktake();
        UUID sun = aMemberOfStaff();
        first.commit();
        scans(first, careless, sun, UUID.randomUUID(), 1);
        assertThat(signsUnlessScanned(second, careless, sun)).isEqualTo(1);
        first.commit();
        second.commit();
        assertBroken("A stocktake was signed by somebody who neither opened nor counted nor scanned it");
    }

    /** Guards: its line, taken if it is not settled yet; and stocktake_line_stands. Two nodes put one list into effect. */
    @Test
    void whatIsPutIntoEffectIsDoneByOneNode() throws SQLException {
        UUID stocktake = stocktake();
        execute(
                first,
                "INSERT INTO stocktake_line (stocktake_id, copy_id, expected, seen_at, seen_device, seen_sequence, seen_shelf, seen_on_hold)"
                        + " SELECT '%s', id, false, now(), uuidv7(), 1, 'A-1', false FROM copy WHERE code = '%s'",
                stocktake,
                code);
        first.commit();
        String take = "SELECT 1 FROM stocktake_line WHERE stocktake_id = '%s' AND settled_at IS NULL FOR UPDATE";
        execute(first, take, stocktake);
        new Hand(first).looks().becomes("AVAILABLE", site, null, "stocktake %s: stands there".formatted(stocktake));
        settles(first, stocktake);
        assertWaits(take, stocktake);
        first.commit();
        assertThat(update(
                        second,
                        "UPDATE stocktake_line SET seen_on_hold = false WHERE stocktake_id = '%s' AND settled_at IS NULL",
                        stocktake))
                .as("nothing is left")
                .isZero();
        second.rollback();

        new Hand(second).looks().becomes("AVAILABLE", site, null, "stocktake %s: stands there".formatted(stocktake));
        assertThatThrownBy(() -> settles(second, stocktake)).hasMessageContaining("settled");
        second.rollback();

        without("DROP TRIGGER stocktake_line_stands ON stocktake_line");
        new Hand(second).looks().becomes("AVAILABLE", site, null, "stocktake %s: stands there".formatted(stocktake));
        settles(second, stocktake);
        second.commit();
        assertBroken("What a stocktake did to a copy stands once in the movements of the copy");
    }

    /** Guard: the lock of the device. A shelf and the book on it come in two batches at once. */
    @Test
    void aBookStandsOnTheShelfThatItsDeviceReadBefore() throws SQLException {
        UUID stocktake = stocktake();
        UUID li = aMemberOfStaff();
        UUID device = UUID.randomUUID();
        first.commit();
        execute(first, DEVICE, device);
        readsShelf(first, stocktake, li, device);
        assertWaits(DEVICE, device);
        first.commit();
        execute(second, DEVICE, device);
        scans(second, stocktake, li, device, 2);
        worksOutWhereItStands(second, stocktake);
        second.commit();
        assertHouseInOrder();

        UUID careless = stocktake();
        UUID other = UUID.randomUUID();
        first.commit();
        readsShelf(first, careless, li, other);
        scans(second, careless, li, other, 2);
        worksOutWhereItStands(second, careless); // it does not see the shelf yet
        worksOutWhereItStands(first, careless); // it does not see the book yet
        first.commit();
        second.commit();
        assertBroken("A copy was last seen where its newest scan says");
    }

    /** Guard: the row of the site, shared by those who bring books there. */
    @Test
    void aSiteIsNotGivenUpWhileABookIsSentThere() throws SQLException {
        String giveUp = "UPDATE site SET closed_down_on = current_date, receives = false WHERE id = '%s'";
        execute(first, SITE, far);
        new Hand(first).looks().becomes("IN_TRANSIT", far, null);
        assertWaits(giveUp, far);
        first.commit();
        assertThat(asked(second, "SELECT count(*) FROM copy WHERE site_id = '%s'", far))
                .isEqualTo("1");
        second.rollback();

        UUID gone = aSite();
        String other = new Town(first).copies(1, volume, site.toString()).get(0);
        first.commit();
        new Hand(first, other).looks().becomes("IN_TRANSIT", gone, null);
        assertThat(asked(second, "SELECT count(*) FROM copy WHERE site_id = '%s'", gone))
                .isEqualTo("0");
        execute(second, giveUp, gone);
        first.commit();
        second.commit();
        assertBroken("No copy is at a site that was given up, or bound for one");
    }

    private void assertWaits(String sql, Object... values) throws SQLException {
        assertThatThrownBy(() -> execute(second, sql, values))
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .returns(LOCK_NOT_AVAILABLE, SQLException::getSQLState);
        second.rollback();
    }

    private void asks(Connection database, UUID wanted) throws SQLException {
        execute(
                database,
                """
                INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at)
                SELECT uuidv7(), 'OPEN', '%s', id, household_id, '%s', now() - interval '1 hour', true, 1, now() - interval '1 hour'
                FROM person WHERE household_id = '%s'""",
                wanted,
                site,
                families.get(0));
    }

    private void comes(Connection database, UUID wanted) throws SQLException {
        String copy = new Town(database).copies(1, wanted, site.toString()).get(0);
        execute(database, "UPDATE copy SET since = now() - interval '1 hour' WHERE code = '%s'", copy);
    }

    private static String free(Connection database, UUID wanted) throws SQLException {
        return asked(database, "SELECT count(*) FROM copy WHERE volume_id = '%s' AND status = 'AVAILABLE'", wanted);
    }

    private static String waiting(Connection database, UUID wanted) throws SQLException {
        return asked(database, "SELECT count(*) FROM swap_request WHERE volume_id = '%s' AND state = 'OPEN'", wanted);
    }

    private UUID load() throws SQLException {
        return id(
                """
                INSERT INTO transfer (id, code, from_site, to_site, state, room, maker, made_at)
                VALUES (uuidv7(), '%s', '%s', '%s', 'PACKING', 1, uuidv7(), now()) RETURNING id"""
                        .formatted(TransferCode.random(), site, far));
    }

    private static int packsIfThereIsRoom(Connection database, UUID load, String copy) throws SQLException {
        return update(
                database,
                """
                INSERT INTO transfer_copy (id, transfer_id, copy_id, state, packer, packed_at)
                SELECT uuidv7(), t.id, c.id, 'PACKED', c.id, now() FROM transfer t, copy c WHERE t.id = '%s' AND c.code = '%s'
                  AND t.room > (SELECT count(*) FROM transfer_copy i WHERE i.transfer_id = t.id AND i.state = 'PACKED')""",
                load,
                copy);
    }

    private static int cancelsIfEmpty(Connection database, UUID load) throws SQLException {
        return update(
                database,
                """
                UPDATE transfer t SET state = 'CANCELLED', closer = t.maker, closed_at = now() WHERE t.id = '%s'
                  AND NOT EXISTS (SELECT FROM transfer_copy i WHERE i.transfer_id = t.id AND i.state = 'PACKED')""",
                load);
    }

    private UUID stocktake() throws SQLException {
        return id(
                """
                INSERT INTO stocktake (id, site_id, whole, state, opened_by, opened_at, counted_by, counted_at)
                VALUES (uuidv7(), '%s', false, 'COUNTED', '%s', now(), '%s', now()) RETURNING id"""
                        .formatted(site, aMemberOfStaff(), aMemberOfStaff()));
    }

    private static int signsUnlessScanned(Connection database, UUID stocktake, UUID person) throws SQLException {
        return update(
                database,
                """
                UPDATE stocktake SET state = 'SIGNED', signed_by = '%s', signed_at = now() WHERE id = '%s'
                  AND NOT EXISTS (SELECT FROM stocktake_scan s JOIN offline_event e ON e.device = s.device AND e.sequence = s.sequence
                                  WHERE s.stocktake_id = '%2$s' AND e.actor = '%1$s')""",
                person,
                stocktake);
    }

    private void scans(Connection database, UUID stocktake, UUID person, UUID device, int number) throws SQLException {
        writesDown(database, person, device, number);
        execute(
                database,
                """
                INSERT INTO stocktake_scan (device, sequence, stocktake_id, kind, copy_id, happened_at, device_time)
                SELECT '%s', %d, '%s', 'COPY', id, now(), now() FROM copy WHERE code = '%s'""",
                device,
                number,
                stocktake,
                code);
    }

    private static void readsShelf(Connection database, UUID stocktake, UUID person, UUID device) throws SQLException {
        writesDown(database, person, device, 1);
        execute(
                database,
                """
                INSERT INTO stocktake_scan (device, sequence, stocktake_id, kind, shelf, happened_at, device_time)
                VALUES ('%s', 1, '%s', 'SHELF', 'A-1', now(), now())""",
                device,
                stocktake);
    }

    private static void writesDown(Connection database, UUID person, UUID device, int number) throws SQLException {
        execute(
                database,
                """
                INSERT INTO offline_event (device, sequence, kind, subject, occurred_at, received_at, actor, outcome)
                VALUES ('%s', %d, 'STOCKTAKE', 'a scan', now(), now(), '%s', 'RECORDED')""",
                device,
                number,
                person);
    }

    private static void worksOutWhereItStands(Connection database, UUID stocktake) throws SQLException {
        execute(
                database,
                """
                INSERT INTO stocktake_line (stocktake_id, copy_id, expected, seen_at, seen_shelf, seen_on_hold, seen_device, seen_sequence)
                SELECT c.stocktake_id, c.copy_id, false, c.happened_at,
                       (SELECT s.shelf FROM stocktake_scan s WHERE s.device = c.device AND s.sequence < c.sequence AND s.kind = 'SHELF'),
                       false, c.device, c.sequence
                FROM stocktake_scan c WHERE c.stocktake_id = '%s' AND c.kind = 'COPY'""",
                stocktake);
    }

    private static void settles(Connection database, UUID stocktake) throws SQLException {
        execute(
                database,
                """
                UPDATE stocktake_line SET bucket = 'MISPLACED', finding = 'OTHER_SHELF', remedy = 'CORRECT_SHELF', settled_at = now()
                WHERE stocktake_id = '%s'""",
                stocktake);
    }
}
