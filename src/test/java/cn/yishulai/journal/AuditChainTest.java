package cn.yishulai.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.ClocksStandStill;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ClocksStandStill
class AuditChainTest {

    private static final int EDITS = 120;

    @Inject
    Audit audit;

    @Inject
    AuditLinker linker;

    @Inject
    DataSource database;

    @BeforeEach
    void manyPeopleDoThings() {
        List<CompletableFuture<Void>> people = IntStream.range(0, 4)
                .mapToObj(person -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        audit.record(
                                "staff:" + person, "credit.mint", "copy:" + i, Map.of("credits", i, "by", "rule 3"));
                    }
                }))
                .toList();
        people.forEach(CompletableFuture::join);
        linkEverything();
    }

    @Test
    void aTrailThatNobodyTouchedIsProved() throws SQLException {
        audit.record("staff:1", "credit.mint", "copy:waiting", Map.of());
        assertThat(findings()).isEmpty();
    }

    @Test
    void anEntryOfAWriteThatFailedIsNotThere() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record("staff:1", "credit.mint", "copy:never", Map.of());
                    throw new IllegalStateException("our own fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theServiceItselfCannotChangeTheTrail() throws SQLException {
        for (String edit : List.of(
                "UPDATE audit_entry SET actor = 'staff:2'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DELETE FROM audit_link",
                "UPDATE audit_link SET chain = '\\x00'",
                "TRUNCATE audit_link")) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(edit)).hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void eachOfMoreThanAHundredEditsOfASuperuserIsFound() throws SQLException {
        Random random = new Random(2026);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            String edit = EDIT.get(i % EDIT.size()).replace("?", Integer.toString(random.nextInt(40)));
            if (findingsAfter(edit).isEmpty()) {
                unnoticed.add(edit);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private static final String ENTRY = "(SELECT entry_id FROM audit_link ORDER BY position DESC OFFSET ? LIMIT 1)";

    /** What a hand in the database could do; each hits another row. */
    private static final List<String> EDIT = List.of(
            "UPDATE audit_entry SET actor = actor || 'x' WHERE id = " + ENTRY,
            "UPDATE audit_entry SET verb = 'credit.burn' WHERE id = " + ENTRY,
            "UPDATE audit_entry SET subject = 'copy:other' WHERE id = " + ENTRY,
            "UPDATE audit_entry SET facts = replace(facts, 'rule', 'Rule') WHERE id = " + ENTRY,
            "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = " + ENTRY,
            "UPDATE audit_entry SET seal = decode('00', 'hex') || substr(seal, 2, 31) || '\\x01' WHERE id = " + ENTRY,
            "DELETE FROM audit_entry WHERE id = " + ENTRY,
            "DELETE FROM audit_link WHERE entry_id = " + ENTRY,
            "WITH gone AS (DELETE FROM audit_link WHERE entry_id = " + ENTRY
                    + " RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)",
            "WITH last AS (DELETE FROM audit_link WHERE position > (SELECT max(position) FROM audit_link) - 1 - ?"
                    + " RETURNING entry_id), gone AS (DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM last))"
                    + " UPDATE audit_head SET position = position - 1 - ?",
            "INSERT INTO audit_entry SELECT uuidv7(), at, actor, verb, subject, facts, seal FROM audit_entry WHERE id = "
                    + ENTRY,
            "WITH forged AS (INSERT INTO audit_entry SELECT uuidv7(), at, actor, verb, subject, facts, seal FROM"
                    + " audit_entry WHERE id = " + ENTRY + " RETURNING id)"
                    + " INSERT INTO audit_link SELECT max(position) + 1, (SELECT id FROM forged), '\\x01' FROM audit_link",
            "UPDATE audit_link SET position = position + 100000 WHERE entry_id = " + ENTRY,
            "UPDATE audit_link SET chain = sha256(chain) WHERE entry_id = " + ENTRY,
            "UPDATE audit_head SET position = position + 1 + ?",
            "UPDATE audit_head SET chain = sha256(chain) WHERE ? >= 0",
            "INSERT INTO audit_unlinked SELECT " + ENTRY,
            "UPDATE audit_entry SET id = uuidv7() WHERE id = " + ENTRY,
            "WITH two AS (DELETE FROM audit_link WHERE position BETWEEN (SELECT max(position) FROM audit_link) - 1 - ?"
                    + " AND (SELECT max(position) FROM audit_link) - ? RETURNING position, entry_id, chain), bounds AS"
                    + " (SELECT min(position) + max(position) AS ends FROM two) INSERT INTO audit_link"
                    + " SELECT ends - position, entry_id, chain FROM two, bounds",
            "UPDATE audit_entry e SET at = o.at, actor = o.actor, verb = o.verb, subject = o.subject, facts = o.facts,"
                    + " seal = o.seal FROM audit_entry o WHERE e.id = " + ENTRY + " AND o.id = (SELECT entry_id FROM"
                    + " audit_link ORDER BY position DESC OFFSET ? + 1 LIMIT 1)",
            "WITH links AS (DELETE FROM audit_link), entries AS (DELETE FROM audit_entry), queue AS (DELETE FROM"
                    + " audit_unlinked) UPDATE audit_head SET position = 0, chain = '' WHERE ? >= 0",
            "UPDATE house_secret SET value = sha256(value) WHERE name = 'audit-chain' AND ? >= 0",
            "DELETE FROM house_secret WHERE name = 'audit-chain' AND ? >= 0",
            "DELETE FROM audit_head WHERE ? >= 0");

    private List<String> findingsAfter(String edit) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement superuser = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                superuser.execute("SET LOCAL session_replication_role = replica");
                assertThat(superuser.executeUpdate(edit)).as(edit).isPositive();
                return AuditProof.findings(connection, Optional.empty());
            } finally {
                connection.rollback();
            }
        }
    }

    private List<String> findings() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return AuditProof.findings(connection, Optional.empty());
        }
    }

    private void linkEverything() {
        int linked;
        do {
            linked = linker.link();
        } while (linked > 0);
    }
}
