package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.TransferCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The constraints behind van loads, stocktakes, recalls, credits and second persons, each taken away once: the second of
 * two hands is stopped by it, and without it succeeds and the audit says so. The table stands at {@link GuardsTest}.
 */
class LoadAndCountGuardsTest extends TwoHands {

    private UUID li;
    private UUID wang;
    private UUID far;

    @BeforeEach
    void anotherSiteAndTwoPersons() throws SQLException {
        far = aSite();
        li = aMemberOfStaff();
        wang = aMemberOfStaff();
        first.commit();
    }

    /** Two vans are packed at once. Guard: transfer_copy_one_load. */
    @Test
    void aCopyIsPackedIntoOneLoad() throws SQLException {
        UUID one = load(10);
        UUID other = load(10);
        new Hand(first).looks().becomes("IN_TRANSIT", far, null);
        packs(first, one);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> packs(second, other));
        assertHouseInOrder();

        without("DROP INDEX transfer_copy_one_load");
        packs(second, other);
        second.commit();
        assertBroken("A copy is in one open van load at most");
    }

    /** Two scanners receive one copy that nobody had packed. Guard: transfer_copy_once. */
    @Test
    void aCopyIsReceivedOnceFromALoad() throws SQLException {
        UUID load = load(10);
        cameAlong(first, load);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> cameAlong(second, load));
        assertHouseInOrder();

        without("DROP INDEX transfer_copy_once");
        cameAlong(second, load);
        second.commit();
        assertBroken("A copy stands once in a van load");
    }

    /** Two copies come free for one reader at once. Guard: claim_one_per_request. */
    @Test
    void aReaderIsPromisedOneCopy() throws SQLException {
        UUID request = UUID.randomUUID();
        String other = new Town(first).copies(1, volume, site.toString()).get(0);
        for (String copy : new String[] {code, other}) {
            new Hand(first, copy).looks().becomes("CLAIMED", site, null);
        }
        claims(first, code, request);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> claims(second, other, request));

        without("DROP INDEX claim_one_per_request");
        claims(second, other, request);
        second.commit();
        assertBroken("At most one open claim per request");
    }

    /** Two people begin to count one shelf. Guard: stocktake_shelf_once. */
    @Test
    void aShelfIsCountedByOneStocktake() throws SQLException {
        counts(first, stocktake(first, "OPEN"));
        first.commit();
        UUID other = stocktake(second, "OPEN");
        second.commit();
        assertStopped(UNIQUE_VIOLATION, () -> counts(second, other));
        assertHouseInOrder();

        without("DROP INDEX stocktake_shelf_once");
        counts(second, other);
        second.commit();
        assertBroken("A shelf is counted in one stocktake at a time");
    }

    /** A scanner sends again what the other node is just writing down. Guard: offline_event_pk. */
    @Test
    void aScanCountsOnce() throws SQLException {
        UUID device = UUID.randomUUID();
        assertThat(writesDown(first, device)).isEqualTo(1);
        first.commit();
        assertThat(writesDown(second, device)).isZero();
        second.rollback();

        without("ALTER TABLE offline_event DROP CONSTRAINT offline_event_pk CASCADE");
        assertThatThrownBy(() -> writesDown(second, device)).hasMessageContaining("offline_event_pk");
        second.rollback();
    }

    /** A credit is given for one thing once, whoever gives it. Guard: credit_transaction_once. */
    @Test
    void oneReferenceGivesOneCredit() throws SQLException {
        UUID reference = UUID.randomUUID();
        posts(first, "GRANT", "GRANTED", reference);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> posts(second, "GRANT", "GRANTED", reference));
        assertHouseInOrder();

        without("DROP INDEX credit_transaction_once");
        posts(second, "GRANT", "GRANTED", reference);
        second.commit();
        assertBroken("One reference mints, gives, burns, gives back, takes back and reverses once");
    }

    /** Two desks undo one hand-over. Guard: credit_transaction_refunds_once, after movement_pk. */
    @Test
    void aHandOverIsGivenBackOnce() throws SQLException {
        UUID handOver = UUID.randomUUID();
        posts(first, "REFUND", "BURNED", handOver);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> posts(second, "REFUND", "BURNED", handOver));

        without("DROP INDEX credit_transaction_refunds_once");
        posts(second, "REFUND", "BURNED", handOver);
        second.commit();
        assertBroken("One reference mints, gives, burns, gives back, takes back and reverses once");
    }

    /** Two librarians read the same warning. Guard: recall_one_standing. */
    @Test
    void aTitleIsRecalledOnceAtATime() throws SQLException {
        recall(first);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> recall(second));
        assertHouseInOrder();

        without("DROP INDEX recall_one_standing");
        recall(second);
        second.commit();
        assertBroken("A title is recalled once at a time");
    }

    /** Two nodes gather the copies of a recall, and each would owe its holder a credit. Guard: recall_copy_once. */
    @Test
    void aCopyIsOnceInARecall() throws SQLException {
        UUID recall = recall(first);
        gathers(first, recall);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> gathers(second, recall));
        assertHouseInOrder();

        without("ALTER TABLE recall_copy DROP CONSTRAINT recall_copy_once");
        gathers(second, recall);
        second.commit();
        assertBroken("A copy stands once in a recall");
    }

    /** Two propose to withdraw one copy. Guard: approval_one_open. */
    @Test
    void oneThingIsProposedOnce() throws SQLException {
        proposes(first);
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> proposes(second));
        assertHouseInOrder();

        without("DROP INDEX approval_one_open");
        proposes(second);
        second.commit();
        assertBroken("One thing is proposed once at a time");
    }

    /** Guards: approval_two_persons, stocktake_two_persons, recall_two_persons, deaccession_list_two_persons. */
    @Test
    void nobodyIsTheirOwnSecondPerson() throws SQLException {
        proposes(first);
        stocktake(first, "COUNTED");
        recall(first);
        execute(
                first,
                """
                INSERT INTO deaccession_list (id, site_id, purpose, reason, state, proposed_by, proposed_at)
                VALUES (uuidv7(), '%s', 'FREE_SHELF', 'worn', 'PROPOSED', '%s', now())""",
                site,
                li);
        first.commit();
        alone(
                "approval",
                "UPDATE approval SET state = 'EXECUTED', decided_by = proposed_by, decided_at = now()",
                "Nothing was approved by one person alone");
        alone(
                "stocktake",
                "UPDATE stocktake SET state = 'SIGNED', signed_by = opened_by, signed_at = now()",
                "A stocktake was signed by somebody who neither");
        alone(
                "recall",
                "UPDATE recall SET confirmed_by = opened_by, confirmed_at = now()",
                "A recall that was confirmed was confirmed by another person");
        alone(
                "deaccession_list",
                "UPDATE deaccession_list SET state = 'EXECUTED', decided_by = proposed_by, decided_at = now()",
                "A list of books to go was decided by another person");
    }

    private void alone(String table, String crime, String rule) throws SQLException {
        assertStopped(CHECK_VIOLATION, () -> execute(second, crime));
        without("ALTER TABLE %s DROP CONSTRAINT %1$s_two_persons".formatted(table));
        execute(second, crime);
        second.commit();
        assertBroken(rule);
    }

    private UUID load(int room) throws SQLException {
        return id(
                """
                INSERT INTO transfer (id, code, from_site, to_site, state, room, maker, made_at)
                VALUES (uuidv7(), '%s', '%s', '%s', 'PACKING', %d, uuidv7(), now()) RETURNING id"""
                        .formatted(TransferCode.random(), site, far, room));
    }

    private void packs(Connection database, UUID load) throws SQLException {
        execute(
                database,
                """
                INSERT INTO transfer_copy (id, transfer_id, copy_id, state, packer, packed_at)
                SELECT uuidv7(), '%s', id, 'PACKED', id, now() FROM copy WHERE code = '%s'""",
                load,
                code);
    }

    private void cameAlong(Connection database, UUID load) throws SQLException {
        execute(
                database,
                """
                INSERT INTO transfer_copy (id, transfer_id, copy_id, state, difference, settler, settled_at)
                SELECT uuidv7(), '%s', id, 'RECEIVED', 'UNEXPECTED', id, now() FROM copy WHERE code = '%s'""",
                load,
                code);
    }

    private void claims(Connection database, String copy, UUID request) throws SQLException {
        execute(
                database,
                """
                INSERT INTO claim (id, copy_id, request_id, person_id, household_id, pickup_site, state, claimed_at)
                SELECT uuidv7(), c.id, '%s', p.id, p.household_id, c.site_id, 'TO_PULL', now()
                FROM copy c, person p WHERE c.code = '%s' AND p.household_id = '%s'""",
                request,
                copy,
                families.get(0));
    }

    private UUID stocktake(Connection database, String state) throws SQLException {
        return UUID.fromString(asked(
                database,
                """
                INSERT INTO stocktake (id, site_id, whole, state, opened_by, opened_at, counted_by, counted_at)
                VALUES (uuidv7(), '%s', false, '%s', '%s', now(), '%s', now()) RETURNING id""",
                site,
                state,
                li,
                wang));
    }

    private void counts(Connection database, UUID stocktake) throws SQLException {
        execute(
                database,
                "INSERT INTO stocktake_shelf (stocktake_id, site_id, shelf, running) VALUES ('%s', '%s', 'A-1', true)",
                stocktake,
                site);
    }

    private static int writesDown(Connection database, UUID device) throws SQLException {
        return update(
                database,
                """
                INSERT INTO offline_event (device, sequence, kind, subject, occurred_at, received_at, actor, outcome)
                VALUES ('%s', 1, 'STOCKTAKE', 'hold-shelf', now(), now(), '%1$s', 'RECORDED')
                ON CONFLICT ON CONSTRAINT offline_event_pk DO NOTHING""",
                device);
    }

    private void posts(Connection database, String kind, String from, UUID reference) throws SQLException {
        execute(
                database,
                """
                WITH t AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, reason)
                           VALUES (uuidv7(), '%s', now(), '%s', '%2$s', 'a race') RETURNING id),
                p AS (UPDATE credit_account SET balance = balance + 1 WHERE household = '%s' AND kind = 'FREE' RETURNING id)
                INSERT INTO credit_entry (transaction_id, account_id, amount)
                SELECT t.id, p.id, 1 FROM t, p
                UNION ALL SELECT t.id, (SELECT id FROM credit_account WHERE kind = '%s' AND household IS NULL), -1 FROM t""",
                kind,
                reference,
                families.get(0),
                from);
    }

    private UUID recall(Connection database) throws SQLException {
        return UUID.fromString(asked(
                database,
                """
                INSERT INTO recall (id, scope, scope_id, title, reason, note, state, opened_by, opened_at)
                VALUES (uuidv7(), 'VOLUME', '%s', '无名书', 'MOULD', 'damp', 'STANDING', '%s', now()) RETURNING id""",
                volume,
                li));
    }

    private void gathers(Connection database, UUID recall) throws SQLException {
        execute(
                database,
                "INSERT INTO recall_copy (recall_id, copy_id) SELECT '%s', id FROM copy WHERE code = '%s'",
                recall,
                code);
    }

    private void proposes(Connection database) throws SQLException {
        execute(
                database,
                """
                INSERT INTO approval (id, kind, subject, state, copy_code, site_id, reason, proposed_by, proposed_at, expires_at)
                VALUES (uuidv7(), 'COPY_WITHDRAWAL', 'copy:%s', 'PROPOSED', '%1$s', '%s', 'worn', '%s', now(), now() + interval '1 day')""",
                code,
                site,
                li);
    }
}
