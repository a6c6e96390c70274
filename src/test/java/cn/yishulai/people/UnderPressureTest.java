package cn.yishulai.people;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.ClientProxy;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What somebody gets who makes us wait, or reads what we keep for a moment. */
@QuarkusTest
class UnderPressureTest {

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @Inject
    PasswordCheck passwords;

    @Inject
    Staff staff;

    @Test
    void whatSomebodyElseHoldsIsAnsweredTryAgainAndTheKeyStaysGood() throws SQLException {
        Somebody mother = Somebody.aCitizen();
        UUID key = UUID.randomUUID();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock = other.prepareStatement("SELECT id FROM household WHERE id = ? FOR UPDATE")) {
                lock.setObject(1, mother.caller().householdId());
                lock.execute();
                Response busy = addGrandmother(mother, key);
                assertRefused(busy, 503, "try-again");
                assertThat(busy.header("Retry-After")).isNotNull();
            } finally {
                other.rollback();
            }
        }
        assertThat(addGrandmother(mother, key).statusCode()).isEqualTo(201);
        assertThat(mother.asks().get("/v1/households/me/persons").jsonPath().getList("items"))
                .hasSize(2);
    }

    @Test
    void whileManyPasswordsAreCheckedOthersAreToldToWaitAndTheCounterGoesOn() throws InterruptedException {
        PasswordCheck check = ClientProxy.unwrap(passwords);
        check.running.acquire(2);
        try {
            assertRefused(
                    ask("/v1/sessions", Map.of("grant", "STAFF", "name", "nobody", "password", "not this one at all")),
                    503,
                    "sign-in-busy");
            assertThat(Somebody.aCitizen().asks().get("/v1/households/me").statusCode())
                    .isEqualTo(200);
        } finally {
            check.running.release(2);
        }
    }

    /** A client on a poor network sends the same again before the first answer is there, and may do so ten times. */
    @Test
    void aRightPasswordThatWasNotAnsweredIsNoGuess() throws Exception {
        String name = "patient-" + UUID.randomUUID();
        staff.register(name, "小李", Role.LIBRARIAN, Somebody.PASSWORD, Set.of());
        Map<String, String> right = Map.of("grant", "STAFF", "name", name, "password", Somebody.PASSWORD);
        UUID key = UUID.randomUUID();
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            try (PreparedStatement runs = first.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
                runs.setLong(1, key.getMostSignificantBits() ^ key.getLeastSignificantBits());
                runs.execute();
                for (int again = 0; again <= PasswordCheck.WRONG_PER_NAME_AND_ADDRESS; again++) {
                    assertRefused(ask(key, "/v1/sessions", right), 409, "idempotency-in-flight");
                }
            } finally {
                first.rollback();
            }
        }
        PasswordCheck check = ClientProxy.unwrap(passwords);
        check.running.acquire(2);
        try {
            assertRefused(ask("/v1/sessions", right), 503, "sign-in-busy");
        } finally {
            check.running.release(2);
        }
        assertThat(ask(key, "/v1/sessions", right).statusCode()).isEqualTo(201);
        assertThat(guesses()).as("and the wrong one is").isEqualTo(guessesAfterA("wrong", name) - 1);
    }

    private long guessesAfterA(String password, String name) throws SQLException {
        assertThat(ask("/v1/sessions", Map.of("grant", "STAFF", "name", name, "password", password))
                        .statusCode())
                .isEqualTo(401);
        return guesses();
    }

    private long guesses() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM login_failure");
                ResultSet found = count.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void whoReadsRedisLearnsOfNobody() {
        String phone = "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        assertThat(ask("/v1/one-time-codes", Map.of("phone", phone)).statusCode())
                .isEqualTo(202);
        Somebody mother = Somebody.aCitizen();
        mother.asks().get("/v1/households/me").then().statusCode(200);
        List<String> keys = redis.key().keys("*");
        assertThat(keys).as("what was counted lies there").isNotEmpty();
        assertThat(keys)
                .noneMatch(key -> key.contains(phone)
                        || key.contains("127.0.0.1")
                        || key.contains(mother.caller().personId().toString()));
        assertThat(keys.stream()
                        .filter(key -> redis.execute("TYPE", key).toString().equals("string"))
                        .map(key -> redis.execute("GET", key).toString()))
                .as("a count and nothing else")
                .allMatch(value -> value.matches("[0-9.]+"));
    }

    private static Response addGrandmother(Somebody mother, UUID key) {
        return mother.asks(key).body(Map.of("nickname", "外婆", "kind", "ELDER")).post("/v1/households/me/persons");
    }

    private static Response ask(String path, Map<String, ?> body) {
        return ask(UUID.randomUUID(), path, body);
    }

    private static Response ask(UUID key, String path, Map<String, ?> body) {
        return RestAssured.given()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path);
    }
}
