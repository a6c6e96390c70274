package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every column of the schema is either said to be about people, with purpose and time, or said not to be. */
@QuarkusTest
class PrivacyDataTest {

    @Inject
    DataSource database;

    @Test
    void everyColumnIsInOneClass() throws SQLException, IOException {
        Set<String> schema = schema();
        Set<String> personal = ask("SELECT table_name || '.' || column_name FROM personal_column");
        Set<String> impersonal = declaredNotPersonal();
        Set<String> both = new TreeSet<>(personal);
        both.retainAll(impersonal);
        assertThat(both).as("in two classes").isEmpty();
        Set<String> classed = new TreeSet<>(personal);
        classed.addAll(impersonal);
        Set<String> unclassed = new TreeSet<>(schema);
        unclassed.removeAll(classed);
        assertThat(unclassed)
                .as("columns in no class: a row in personal_column, or a word in not-personal.txt")
                .isEmpty();
        classed.removeAll(schema);
        assertThat(classed).as("classes of columns that are not there").isEmpty();
    }

    @Test
    void whatIsKeptIsPublishedToProgramsAndPeopleInBothLanguages() {
        var json = RestAssured.given().accept("application/json").get("/v1/privacy");
        json.then().statusCode(200);
        assertThat(json.jsonPath().getList("items.name", String.class)).contains("phone", "child", "trail");
        assertThat(json.jsonPath().getList("items.columns.flatten()", String.class))
                .contains("phone_login.phone");
        assertThat(page("zh-CN")).contains("我们记录什么", "两天后删除").doesNotContain("{", "Seen by");
        assertThat(page("en")).contains("What is kept of you", "only digests are kept");
    }

    private static String page(String language) {
        return RestAssured.given()
                .accept("text/html")
                .header("Accept-Language", language)
                .get("/v1/privacy")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private Set<String> schema() throws SQLException {
        return ask(
                """
                SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'flyway_schema_history'""");
    }

    private static Set<String> declaredNotPersonal() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/not-personal.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> {
                    String[] tableAndColumns = line.split(": ");
                    return Arrays.stream(tableAndColumns[1].split(" "))
                            .map(column -> tableAndColumns[0] + "." + column);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ask(String sql) throws SQLException {
        Set<String> answers = new TreeSet<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
