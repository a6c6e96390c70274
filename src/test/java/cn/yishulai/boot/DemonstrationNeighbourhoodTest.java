package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.Fairs;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.PersonView;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demonstration obeys every rule, and is made once. It has a database of its own. */
@QuarkusTest
@TestProfile(DemonstrationNeighbourhoodTest.OwnDatabase.class)
class DemonstrationNeighbourhoodTest {

    public static class OwnDatabase implements QuarkusTestProfile {}

    @Inject
    DemonstrationNeighbourhood neighbourhood;

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    Ledger ledger;

    @Inject
    Fairs fairs;

    @Inject
    DataSource database;

    @BeforeEach
    void settle() {
        neighbourhood.settle();
        neighbourhood.settle(); // finds everybody at home
    }

    @Test
    void theCityHasACentreReadingRoomsAParkAndACulturalCentre() {
        assertThat(sites.list(null, 100).items())
                .extracting(site -> site.kind())
                .containsExactlyInAnyOrder(
                        SiteKind.CENTRE,
                        SiteKind.READING_ROOM,
                        SiteKind.READING_ROOM,
                        SiteKind.READING_ROOM,
                        SiteKind.PARK,
                        SiteKind.CULTURAL_CENTRE);
    }

    @Test
    void everyFamilyHasAnAdultAChildAndAnElder() throws SQLException {
        List<UUID> families = ids("SELECT id FROM household");
        assertThat(families).hasSize(3);
        for (UUID family : families) {
            assertThat(households.personsOf(family))
                    .extracting(PersonView::kind)
                    .containsExactlyInAnyOrder(PersonKind.ADULT, PersonKind.CHILD, PersonKind.ELDER);
        }
    }

    @Test
    void theFirstFamilyCanSwapAtOnceAndNoCreditComesFromNowhere() throws SQLException {
        List<UUID> families =
                ids("SELECT household_id FROM person WHERE nickname IN ('林岚', '周明', '沈静') ORDER BY nickname");
        assertThat(families.stream().map(family -> ledger.balance(family).free()))
                .containsExactlyInAnyOrder(3L, 0L, 1L);
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection))
                    .allMatch(finding -> finding.rows().isEmpty());
        }
    }

    @Test
    void fortyDifferentWorksStandOnShelvesAtHomesAndOnAWishList() throws SQLException {
        assertThat(new HashSet<>(DemonstrationBooks.works())).hasSize(40);
        assertThat(count("volume")).isEqualTo(40);
        assertThat(count("copy WHERE status = 'AVAILABLE' AND shelf IS NOT NULL"))
                .isEqualTo(33);
        assertThat(count("copy WHERE status = 'LISTED'")).isEqualTo(5);
        assertThat(count("swap_request WHERE state = 'OPEN'")).isEqualTo(1);
    }

    @Test
    void aFairIsComing() {
        assertThat(fairs.coming(null, 10).items()).hasSize(1);
    }

    @Test
    void inATradeSessionEachFamilyListsABookThatTheOthersWishFor() throws SQLException {
        assertThat(count("trade_session WHERE state = 'OPEN'")).isEqualTo(1);
        assertThat(count("trade_offer WHERE stage = 'LISTED'")).isEqualTo(3);
        assertThat(count("trade_wish")).isEqualTo(6);
    }

    @Test
    void everybodyWhoCanSignInIsPrinted() {
        assertThat(DemonstrationPeople.logins())
                .hasSize(7)
                .contains("林岚  phone 13800000001, the code appears at /demo/codes");
    }

    private long count(String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + what)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private List<UUID> ids(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<UUID> ids = new ArrayList<>();
            while (answer.next()) {
                ids.add(answer.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
