package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.boot.Invariants;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.ApprovalKind;
import cn.yishulai.people.Caller;
import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.TwoPersonStep;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What destroys or corrects value is proposed by one person and done by the confirmation of another. */
@QuarkusTest
@ClocksStandStill
@Audited
class TwoPersonRuleTest {

    @Inject
    SwapFixture world;

    @Inject
    Instance<TwoPersonStep> steps;

    @Inject
    @All
    List<FamilyRecords> rooms;

    @Inject
    DataSource database;

    private final Somebody zhao = Somebody.aLibrarian();
    private final Somebody qian = Somebody.aLibrarian();

    @Test
    void everyKindHasOneRoomThatDoesIt() {
        assertThat(steps.stream().map(TwoPersonStep::kind)).containsExactlyInAnyOrder(ApprovalKind.values());
    }

    @Test
    void aCopyOnAShelfGoesWhenASecondPersonConfirms() {
        UUID site = world.aSite();
        CopyCode copy = world.brought(world.aFamily(), world.aVolume(), site);
        Response proposed = withdraw(zhao, copy);
        proposed.then().statusCode(202);
        assertThat(proposed.jsonPath().getString("copy.status")).isEqualTo("AVAILABLE");
        String id = proposed.jsonPath().getString("approval.id");
        assertThat(proposed.jsonPath().getBoolean("approval.mine")).isTrue();
        assertRefused(withdraw(qian, copy), 409, "approval-open");
        assertRefused(decide(zhao, id, "confirm"), 403, "second-person-needed");
        assertRefused(refuse(zhao, id), 403, "second-person-needed");
        Response confirmed = decide(qian, id, "confirm");
        confirmed.then().statusCode(200);
        assertThat(confirmed.jsonPath().getString("state")).isEqualTo("EXECUTED");
        assertThat(qian.asks().get("/v1/copies/" + copy).jsonPath().getString("status"))
                .isEqualTo("WITHDRAWN");
        assertRefused(decide(qian, id, "confirm"), 409, "approval-decided");
        assertRefused(refuse(Somebody.aLibrarian(), id), 409, "approval-decided");
        assertThat(entries("copy:" + copy, "approval.execute"))
                .containsExactly(zhao.caller().personId() + " " + qian.caller().personId());
    }

    @Test
    void whatIsListedAtHomeIsWithdrawnByItsFamilyAlone() {
        Somebody family = Somebody.aCitizen();
        String code = family.asks()
                .body(Map.of("volumeId", world.aVolume().toString(), "disposition", "SWAP"))
                .post("/v1/copies")
                .jsonPath()
                .getString("code");
        Response withdrawn = withdraw(family, new CopyCode(code));
        withdrawn.then().statusCode(200);
        assertThat(withdrawn.jsonPath().getString("copy.status")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.jsonPath().getString("approval.id")).isNull();
    }

    @Test
    void staffSeeAndConfirmWhatConcernsTheirSiteAndNothingElse() {
        UUID site = world.aSite();
        CopyCode copy = world.brought(world.aFamily(), world.aVolume(), site);
        String id = withdraw(zhao, copy).jsonPath().getString("approval.id");
        Somebody elsewhere = Somebody.staffAt(world.aSite());
        assertThat(listed(elsewhere)).doesNotContain(id);
        assertRefused(elsewhere.asks().get("/v1/approvals/" + id), 404, "approval-unknown");
        assertRefused(decide(elsewhere, id, "confirm"), 404, "approval-unknown");
        assertThat(listed(Somebody.anAuditor())).contains(id);
        Somebody here = Somebody.staffAt(site);
        assertThat(listed(here)).containsExactly(id);
        decide(here, id, "confirm").then().statusCode(200);
        assertThat(listed(here)).isEmpty();
        assertRefused(here.asks().get("/v1/approvals/nonsense"), 404, "approval-unknown");
    }

    @Test
    void aCopyThatWasClaimedMeanwhileStaysAndSoDoesTheProposal() {
        UUID site = world.aSite();
        UUID volume = world.aVolume();
        CopyCode copy = world.brought(world.aFamily(), volume, site);
        String id = withdraw(zhao, copy).jsonPath().getString("approval.id");
        world.asks(world.aFamilyWithCredits(1), volume, site, true);
        assertRefused(decide(qian, id, "confirm"), 409, "copy-not-available");
        assertThat(qian.asks().get("/v1/approvals/" + id).jsonPath().getString("state"))
                .isEqualTo("PROPOSED");
    }

    @Test
    void aProposalNobodyDecidedExpiresAndCanBeMadeAgain() {
        CopyCode copy = world.brought(world.aFamily(), world.aVolume(), world.aSite());
        String id = withdraw(zhao, copy).jsonPath().getString("approval.id");
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(14)), Clock.class);
        try {
            Somebody later = Somebody.aLibrarian();
            assertRefused(decide(later, id, "confirm"), 409, "approval-expired");
            withdraw(later, copy).then().statusCode(202);
        } finally {
            QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        }
    }

    @Test
    void ofManyWhoConfirmAtOnceOneDoesIt() {
        Caller family = world.aFamily();
        String id = correction(zhao, family, 5).jsonPath().getString("id");
        List<Somebody> librarians =
                Stream.generate(Somebody::aLibrarian).limit(6).toList();
        List<Integer> answers = librarians.stream()
                .map(librarian -> CompletableFuture.supplyAsync(
                        () -> decide(librarian, id, "confirm").statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(world.credits(family).free()).isEqualTo(5);
    }

    @Test
    void creditsArePutRightBothWaysByEntriesThatTheFamilyCanRead() {
        Somebody family = Somebody.aCitizen();
        String card = world.card(family.caller());
        correct(family.caller(), 3);
        correct(family.caller(), -2);
        Response statement = family.asks().get("/v1/households/me/credits");
        assertThat(statement.jsonPath().getInt("free")).isOne();
        assertThat(statement.jsonPath().getList("items.kind")).isEqualTo(List.of("CORRECT_DOWN", "CORRECT_UP"));
        assertThat(statement.jsonPath().getList("items.credits")).isEqualTo(List.of(-2, 3));
        assertThat(family.asks().get("/v1/households/me/looks").jsonPath().getList("items.why"))
                .contains("POST /v1/corrections");
        String tooMuch = correction(zhao, family.caller(), -2).jsonPath().getString("id");
        assertRefused(decide(qian, tooMuch, "confirm"), 409, "credit-short");
        refuse(qian, tooMuch).then().statusCode(200);
        assertRefused(correction(zhao, family.caller(), 0), 422, "correction-empty");
        assertThat(zhao.asks().get("/v1/approvals?state=REFUSED").jsonPath().getList("items.familyCode"))
                .contains(card);
    }

    @Test
    void whoGradesAFamilysBooksDoesNotCorrectItsCredits() throws SQLException {
        Caller family = world.aFamilyWithCredits(1);
        UUID grader = world.staffAt().personId();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE staff_member SET role = 'LIBRARIAN' WHERE id = '%s'".formatted(grader));
        }
        try {
            Somebody li = Somebody.ofStaff(grader);
            assertRefused(correction(li, family, 1), 403, "grader-may-not-correct");
            String id = correction(zhao, family, 1).jsonPath().getString("id");
            assertRefused(decide(li, id, "confirm"), 403, "grader-may-not-correct");
            decide(qian, id, "confirm").then().statusCode(200);
        } finally {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE staff_member SET role = 'STAFF' WHERE id = '%s'".formatted(grader));
            }
        }
    }

    @Test
    void theDatabaseRefusesOnePersonAloneAndASecondThought() throws SQLException {
        Caller family = world.aFamily();
        String id = correction(zhao, family, 1).jsonPath().getString("id");
        assertThatThrownBy(
                        () -> sql("UPDATE approval SET state = 'EXECUTED', decided_at = now(), decided_by = proposed_by"
                                + " WHERE id = '" + id + "'"))
                .hasMessageContaining("approval_two_persons");
        decide(qian, id, "confirm").then().statusCode(200);
        assertThatThrownBy(() -> sql("UPDATE approval SET credits = 100 WHERE id = '" + id + "'"))
                .hasMessageContaining("does not change");
    }

    @Test
    void aCorrectionAndAWithdrawalBehindTheRulesBackAreFoundByTheAudit() throws SQLException {
        Caller family = world.aFamilyWithCredits(1);
        CopyCode copy = world.brought(family, world.aVolume(), world.aSite());
        assertThat(broken()).isEmpty();
        UUID forged = UUID.randomUUID();
        superuser(
                "INSERT INTO credit_transaction (id, kind, at, actor, reference, reason) VALUES ('%s', 'CORRECT_UP', now(), '%1$s', '%1$s', 'x')"
                        .formatted(forged),
                "INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT '%s', id, 1 FROM credit_account WHERE household = '%s' AND kind = 'FREE'"
                        .formatted(forged, family.household()),
                "INSERT INTO movement SELECT copy_id, seq + 1, 'WITHDRAWN', site_id, household_id, actor, occurred_at, recorded_at, reason, NULL FROM movement WHERE copy_id = (SELECT id FROM copy WHERE code = '%s')"
                        .formatted(copy));
        try {
            assertThat(broken())
                    .anyMatch(rule -> rule.startsWith("Every correction of credits has an approval"))
                    .anyMatch(rule -> rule.startsWith("A copy that the library kept was withdrawn by two persons"));
        } finally {
            superuser(
                    "DELETE FROM credit_entry WHERE transaction_id = '%s'".formatted(forged),
                    "DELETE FROM credit_transaction WHERE id = '%s'".formatted(forged),
                    "DELETE FROM movement WHERE status = 'WITHDRAWN' AND copy_id = (SELECT id FROM copy WHERE code = '%s')"
                            .formatted(copy));
        }
    }

    @Test
    void aProposalGoesAlongWithAFamilyThatBecomesPartOfAnother() {
        Caller one = world.aFamily();
        Caller two = world.aFamily();
        String id = correction(zhao, one, 1).jsonPath().getString("id");
        QuarkusTransaction.requiringNew().run(() -> rooms.stream()
                .filter(room -> room.room().equals("people"))
                .forEach(room -> room.merged(new FamilyRecords.Merger(
                        one.household(), two.household(), two.personId(), UUID.randomUUID()))));
        decide(qian, id, "confirm").then().statusCode(200);
        assertThat(world.credits(two).free()).isOne();
        assertThat(world.credits(one).free()).isZero();
    }

    private List<String> broken() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Invariants.check(connection).stream()
                    .filter(finding -> !finding.rows().isEmpty())
                    .map(Invariants.Finding::rule)
                    .toList();
        }
    }

    private void superuser(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            connection.setAutoCommit(false);
            change.execute("SET LOCAL session_replication_role = replica");
            for (String statement : statements) {
                change.execute(statement);
            }
            connection.commit();
        }
    }

    private void correct(Caller family, int credits) {
        String id = correction(zhao, family, credits).jsonPath().getString("id");
        decide(qian, id, "confirm").then().statusCode(200);
    }

    private Response correction(Somebody by, Caller family, int credits) {
        return by.asks()
                .body(Map.of("familyCode", world.card(family), "credits", credits, "reason", "counted twice"))
                .post("/v1/corrections");
    }

    private static Response withdraw(Somebody by, CopyCode copy) {
        return by.asks().body(Map.of("reason", "worn out")).post("/v1/copies/" + copy + "/withdraw");
    }

    private static Response decide(Somebody by, String id, String verb) {
        return by.asks().post("/v1/approvals/" + id + "/" + verb);
    }

    private static Response refuse(Somebody by, String id) {
        return by.asks().body(Map.of("reason", "still good")).post("/v1/approvals/" + id + "/refuse");
    }

    private static List<String> listed(Somebody by) {
        return by.asks().get("/v1/approvals?limit=100").jsonPath().getList("items.id");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private List<String> entries(String subject, String verb) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(
                        """
                        SELECT facts::json ->> 'proposedBy', facts::json ->> 'decidedBy' FROM audit_entry
                        WHERE subject = ? AND verb = ?""")) {
            select.setString(1, subject);
            select.setString(2, verb);
            var rows = select.executeQuery();
            List<String> found = new java.util.ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
