package cn.yishulai.simulation;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.people.Somebody;
import cn.yishulai.rules.RuleDrafts;
import cn.yishulai.rules.RuleSets;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A librarian tries other rules on a city, an auditor reads what came out. */
@QuarkusTest
class SimulationStoryTest {

    private static final String SMALL =
            "\"households\":60,\"titles\":200,\"days\":60,\"runs\":2,\"seed\":7,\"registered\":[5,25]";

    @Inject
    SimulationRunner runner;

    @Inject
    RuleDrafts drafts;

    @Inject
    RuleSets rules;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private final Somebody librarian = Somebody.aLibrarian();

    private String started(String form) {
        return librarian
                .asks()
                .body("{" + form + "}")
                .post("/v1/simulations")
                .then()
                .statusCode(201)
                .body("asked.seed", equalTo(7))
                .extract()
                .path("id");
    }

    /** Until some process here, the clock of the service or this test, has done it. */
    private Response done(String id) throws SQLException, IOException {
        for (int turn = 0; turn < 1_000; turn++) {
            runner.runOne();
            Response answer = Somebody.anAuditor().asks().get("/v1/simulations/" + id);
            if (!"RUNNING".equals(answer.path("state")) && !"WAITING".equals(answer.path("state"))) {
                return answer;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("simulation %s does not end".formatted(id));
    }

    @Test
    void aDraftIsTriedOnACityBeforeItIsInForce() throws SQLException, IOException {
        String draft = drafts.begin(
                        UUID.randomUUID(),
                        RuleFile.read("{\"creditsPerBook\": 3}").intake(),
                        "three credits a book")
                .id()
                .toString();
        String id = started(SMALL
                + ",\"draftId\":\"%s\",\"requests\":{\"openPerHousehold\":2,\"determinants\":[\"FIRST_BOOK\",\"TIME\"],\"appeals\":{\"afterDays\":3}}"
                        .formatted(draft)
                + ",\"welcomeCredits\":1,\"agreement\":1,\"noShows\":0");
        done(id).then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(8))
                .body("of", equalTo(8))
                .body("intakeVersion", equalTo(rules.intake().version()))
                .body("asked.requests.appeals.afterDays", equalTo(3))
                .body("report.shelves.registered", equalTo(List.of(5, 25)))
                .body("report.shelves[0].figures", hasSize(Figure.values().length))
                .body("report.shelves[0].figures.find { it.figure == 'CREDITS' }.difference.mean", greaterThan(0f))
                .body("report.shelves[0].series.find { it.series == 'WISHES_MET' }.points", hasSize(60))
                .body("finishedAt", notNullValue());
        librarian
                .asks()
                .get("/v1/simulations?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '%s' }.report".formatted(id), nullValue());
    }

    @Test
    void withoutAnotherRuleOnlyTodayIsShown() throws SQLException, IOException {
        done(started(SMALL))
                .then()
                .body("of", equalTo(4))
                .body("report.shelves[0].figures[0].today.runs", equalTo(2))
                .body("report.shelves[0].figures[0].proposed", nullValue());
    }

    @Test
    void whatCannotBeMeantOrAffordedIsRefusedAtOnce() {
        assertRefused(start(SMALL + ",\"welcomeCredits\":11"), 422, "simulation-malformed");
        assertRefused(
                start(SMALL.replace("60,\"runs\":2", "1000,\"runs\":100").replace(":60,", ":20000,")),
                422,
                "simulation-too-large");
        assertRefused(start(SMALL + ",\"draftId\":\"" + UUID.randomUUID() + "\""), 404, "draft-unknown");
        assertRefused(start(SMALL + ",\"requests\":{\"determinants\":[\"CHILDREN\"]}"), 422, "rules-malformed");
        assertRefused(librarian.asks().get("/v1/simulations/" + UUID.randomUUID()), 404, "simulation-unknown");
    }

    private Response start(String form) {
        return librarian.asks().body("{" + form + "}").post("/v1/simulations");
    }

    @Test
    void whoEndsASimulationEndsItOnceAndItsProcessLearnsOfIt() throws SQLException {
        String id = SimulationFixture.running();
        librarian
                .asks()
                .post("/v1/simulations/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertRefused(librarian.asks().post("/v1/simulations/" + id + "/cancel"), 409, "simulation-over");
        try (Connection connection = database.getConnection()) {
            SimulationStore store = new SimulationStore(connection, json);
            assertThat(store.progressed(UUID.fromString(id), UUID.randomUUID(), 1, clock.instant()))
                    .isFalse();
        }
    }

    @Test
    void aResultIsForgottenAfterADay() throws SQLException, IOException {
        String id = SimulationFixture.running();
        try (Connection connection = database.getConnection()) {
            SimulationStore store = new SimulationStore(connection, json);
            UUID one = UUID.fromString(id);
            assertThat(store.require(one, clock.instant().plus(Duration.ofHours(23)))
                            .id())
                    .isEqualTo(one);
            assertThat(store.list(null, 100, clock.instant().plus(Duration.ofHours(25))))
                    .isEmpty();
            connection.setAutoCommit(false);
            store.forget(clock.instant().plus(Duration.ofHours(25)));
            assertThat(connection
                            .createStatement()
                            .executeQuery("SELECT FROM simulation")
                            .next())
                    .isFalse();
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
