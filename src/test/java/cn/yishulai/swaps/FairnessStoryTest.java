package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The public page of fairness: for everybody, sums only, and none that could be about somebody. */
@QuarkusTest
class FairnessStoryTest {

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    DataSource database;

    @Test
    void everybodySeesHowBooksGoRoundAndNobodyIsFoundInIt() throws SQLException {
        UUID site = given.aSite();
        Caller staff = given.staffAt(site);
        for (int i = 0; i < 11; i++) {
            UUID volume = given.aVolume();
            Caller reader = given.aFamilyWithCredits(2);
            given.asks(reader, volume, site);
            CopyCode book = given.brought(given.aFamily(), volume, site);
            handovers.handOver(staff, book, new HandoverForm(site.toString(), given.card(reader), null, null));
            if (i == 0) {
                given.asks(reader, given.aVolume(), site);
            }
        }
        JsonPath page = counted();
        assertThat(page.getInt("smallest")).isEqualTo(10);
        assertThat(page.getList("waiting")).hasSize(5);
        assertThat(page.getInt("waiting[0].served")).isGreaterThanOrEqualTo(11);
        assertThat(page.getDouble("waiting[0].median")).isLessThan(1);
        assertThat(page.getDouble("received.gini")).isBetween(0.0, 1.0);
        assertThat(page.<Double>getList("received.lorenz")).hasSize(11);
        assertThat(page.getInt("order.version")).isPositive();
        assertThat(page.getString("order.words.zh")).isNotBlank();
        assertThat(page.getInt("wishes[-1].made")).isGreaterThanOrEqualTo(12);
        assertThat(page.getInt("wishes[-1].met")).isGreaterThanOrEqualTo(11);
    }

    @Test
    void whatIsFewerThanTenIsNotSaid() throws SQLException {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        for (int i = 0; i < 8; i++) {
            given.asks(given.aFamily(), volume, site);
        }
        JsonPath page = counted();
        assertThat(page.getString("waiting[3].served"))
                .as("nobody who stood behind six was served")
                .isNull();
        assertThat(page.getString("waiting[3].median")).isNull();
        assertThat(page.getString("waiting[3].stillWaiting"))
                .as("two are fewer than ten")
                .isNull();
    }

    @Test
    void itIsReadAndNotCountedForEachWhoLooks() throws SQLException {
        JsonPath first = counted();
        given.asks(given.aFamily(), given.aVolume(), given.aSite());
        assertThat(Somebody.aCitizen()
                        .asks()
                        .get("/v1/reports/fairness")
                        .jsonPath()
                        .<Object>get())
                .isEqualTo(first.get());
    }

    private JsonPath counted() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement forget = connection.createStatement()) {
            forget.execute("DELETE FROM fairness");
        }
        var answer = io.restassured.RestAssured.given().get("/v1/reports/fairness");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
