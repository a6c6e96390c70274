package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What application.properties promises to every room. */
@QuarkusTest
class SettingsOfTheServiceTest {

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    record Form(String title) {}

    @ParameterizedTest
    @CsvSource({"lock_timeout,3s", "statement_timeout,30s", "idle_in_transaction_session_timeout,1min"})
    void everyConnectionIsImpatient(String setting, String value) throws SQLException {
        assertThat(show(setting)).isEqualTo(value);
    }

    @Test
    void thePostgresHereIsEighteen() throws SQLException {
        assertThat(show("server_version")).startsWith("18");
    }

    @Test
    void redisAnswers() {
        redis.value(String.class).set("a", "b");
        assertThat(redis.value(String.class).get("a")).isEqualTo("b");
    }

    @Test
    void aMemberNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> json.readValue("{\"title\":\"红楼梦\",\"titel\":\"\"}", Form.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
