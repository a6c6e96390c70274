package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A whole family leaves after a busy life: no table knows a name or a phone any more, and the books still balance. */
@QuarkusTest
class LeavingForGoodTest {

    private static final String PERSONS = "/v1/households/me/persons";

    @Inject
    SwapFixture world;

    @Inject
    DataSource database;

    @Test
    void noByteOfANameOrAPhoneIsLeftInAnyTable() throws SQLException {
        String mark = "鸢" + UUID.randomUUID().toString().substring(0, 8);
        String phone = "139%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Somebody mother = signsIn(phone);
        rename(mother, mark + "妈");
        String child = add(mother, mark + "儿", "CHILD");
        add(mother, mark + "\"婆", "ELDER");
        UUID site = world.aSite();
        UUID wanted = world.aVolume();
        world.brought(mother.caller(), world.aVolume(), site);
        world.brought(mother.caller(), world.aVolume(), site);
        CopyCode forThem = world.brought(world.aFamily(), wanted, site);
        String request = mother.asks()
                .body(Map.of("volumeId", wanted.toString(), "pickupSiteId", site.toString(), "autoAccept", true))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Somebody staff = Somebody.staffAt(site);
        staff.asks()
                .body(Map.of("siteId", site.toString()))
                .post("/v1/copies/" + forThem + "/hold-shelf")
                .then()
                .statusCode(200);
        staff.asks()
                .body(Map.of("code", world.card(mother.caller()), "siteId", site.toString()))
                .post("/v1/scans")
                .then()
                .statusCode(200);
        String listed = mother.asks()
                .body(Map.of("volumeId", world.aVolume().toString(), "disposition", "SWAP"))
                .post("/v1/copies")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        assertThat(tablesWith(mark)).contains("person.nickname", "once_answer.body");
        assertThat(tablesWith(phone)).contains("phone_login.phone", "one_time_code.sent_to");
        mother.asks().delete(PERSONS + "/" + child).then().statusCode(204);
        for (String elder : elders(mother)) {
            Somebody.ofPerson(UUID.fromString(elder))
                    .asks()
                    .delete(PERSONS + "/" + elder)
                    .then()
                    .statusCode(204);
        }
        mother.asks().delete(PERSONS + "/" + mother.caller().personId()).then().statusCode(204);
        assertThat(tablesWith(mark)).isEmpty();
        assertThat(tablesWith(phone)).isEmpty();
        assertThat(one("SELECT state FROM swap_request WHERE id = '" + request + "'"))
                .isEqualTo("CANCELLED");
        assertThat(one("SELECT status FROM copy WHERE code = '" + listed + "'")).isEqualTo("WITHDRAWN");
        assertThat(one("SELECT count(*)::text FROM claim k JOIN copy c ON c.id = k.copy_id WHERE c.code = '" + forThem
                        + "' AND k.state = 'TO_FETCH'"))
                .as("the book on the hold shelf is free for others")
                .isEqualTo("0");
        assertThat(world.credits(mother.caller()).free()).isZero();
        assertThat(world.credits(mother.caller()).held()).isZero();
        assertThat(one(
                        "SELECT sum(e.amount)::text FROM credit_entry e JOIN credit_transaction t ON t.id = e.transaction_id"
                                + " JOIN credit_account a ON a.id = e.account_id WHERE t.kind = 'FORFEIT' AND a.household = '"
                                + mother.caller().household() + "'"))
                .isEqualTo("-2");
        world.audit();
    }

    @Test
    void nobodyLeavesForGoodWhileABookTheyPromisedIsOnItsWay() throws SQLException {
        Somebody father = Somebody.aCitizen();
        String code = father.asks()
                .body(Map.of("volumeId", world.aVolume().toString(), "disposition", "SWAP"))
                .post("/v1/copies")
                .jsonPath()
                .getString("code");
        superuser("UPDATE copy SET status = 'PROMISED' WHERE code = '" + code + "'");
        Response refused = father.asks().delete(PERSONS + "/" + father.caller().personId());
        assertRefused(refused, 409, "copy-still-promised");
        superuser("UPDATE copy SET status = 'LISTED' WHERE code = '" + code + "'");
        father.asks().delete(PERSONS + "/" + father.caller().personId()).then().statusCode(204);
    }

    private static Somebody signsIn(String phone) {
        Map<String, String> number = Map.of("phone", phone);
        RestAssured.given()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(number)
                .post("/v1/one-time-codes")
                .then()
                .statusCode(202);
        return Somebody.withPhone("暂名", phone);
    }

    private void rename(Somebody who, String nickname) throws SQLException {
        superuser("UPDATE person SET nickname = '%s' WHERE id = '%s'"
                .formatted(nickname, who.caller().personId()));
    }

    private static String add(Somebody asker, String nickname, String kind) {
        Map<String, String> form = kind.equals("CHILD")
                ? Map.of("nickname", nickname, "kind", kind, "ageBand", "UNDER_7", "consentVersion", "2026-1")
                : Map.of("nickname", nickname, "kind", kind);
        return asker.asks()
                .body(form)
                .post(PERSONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> elders(Somebody mother) {
        return mother.asks().get(PERSONS).jsonPath().getList("items.findAll { it.kind == 'ELDER' }.id");
    }

    /** Looks into every text, JSON and binary column of the schema. */
    private List<String> tablesWith(String needle) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement columns = connection.createStatement();
                ResultSet column = columns.executeQuery(
                        """
                        SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
                        JOIN information_schema.tables t USING (table_schema, table_name)
                        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                          AND c.data_type IN ('text', 'json', 'jsonb', 'bytea', 'character varying', 'tsvector', 'ARRAY')""")) {
            while (column.next()) {
                String name = column.getString(2);
                String holds = column.getString(3).equals("bytea")
                        ? "position(convert_to('%s', 'UTF8') IN %s) > 0".formatted(needle, name)
                        : "position('%s' IN %s::text) > 0".formatted(needle, name);
                try (Statement look = connection.createStatement();
                        ResultSet row = look.executeQuery(
                                "SELECT EXISTS (SELECT FROM %s WHERE %s)".formatted(column.getString(1), holds))) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(column.getString(1) + "." + name);
                    }
                }
            }
        }
        return found;
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void superuser(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
