package cn.yishulai.fairs;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FairsTest {

    @Inject
    Fairs fairs;

    @Inject
    Sites sites;

    @Inject
    TradeFixture trades;

    @Inject
    Clock clock;

    @Inject
    Session database;

    @Test
    void aFairDoesNotExistForThePublicBeforeItIsPublished() {
        UUID fair = planned(inDays(30), 400, 300);
        assertThatThrownBy(() -> fairs.show(fair)).isInstanceOf(Refused.class);
        assertThat(listed()).doesNotContain(fair);
        publish(fair, null);
        assertThat(listed()).contains(fair);
        given().when()
                .get("/v1/fairs/{id}", fair)
                .then()
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("sessions", hasSize(2))
                .body("sessions[1].number", equalTo(2))
                .body("sessions[1].capacity", equalTo(300))
                .body("sessions[1].slots.places", contains(300))
                .body("sessions[1].admission", hasSize(0));
    }

    @Test
    void fairsAreListedByTheirBeginningUntilTheyAreOver() {
        UUID late = published(inDays(50));
        UUID soon = published(inDays(40));
        UUID alsoSoon = published(inDays(40));
        UUID over = published(inDays(-2));
        assertThat(listed()).containsSubsequence(soon, alsoSoon, late).doesNotContain(over);
        assertThat(fairs.show(over).sessions()).hasSize(1);
        fairs.cancel(soon);
        assertThat(listed()).as("so that nobody comes").contains(soon);
    }

    @Test
    void aFairIsAskedForItsTradeSessions() {
        UUID fair = published(inDays(30));
        UUID site = trades.aSite();
        UUID ofTheFair = trades.openAt(fair, site);
        UUID ofNone = trades.open(site);
        assertThat(tradeSessions("fair=" + fair)).containsExactly(ofTheFair.toString());
        assertThat(tradeSessions("fair=" + published(inDays(30)))).isEmpty();
        assertThat(tradeSessions("limit=100")).contains(ofTheFair.toString(), ofNone.toString());
    }

    private static List<String> tradeSessions(String asked) {
        return given().when()
                .get("/v1/trade-sessions?" + asked)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    @Test
    void aPostponedFairIsShownWithItsNewTimes() {
        UUID fair = published(inDays(20));
        fairs.postpone(fair);
        ticket(fair);
        fairs.move(fair, FairTest.sessions(inDays(27), 100));
        fairs.publish(fair, null);
        assertThat(fairs.show(fair).sessions().get(0).from().toInstant()).isEqualTo(inDays(27));
    }

    @Test
    void theCalendarIsReadableAndInUniversalTime() throws Exception {
        Instant from = Instant.parse("2037-05-01T02:00:00Z");
        UUID fair = planned(from, 400, 300);
        publish(fair, null);
        String text = given().when()
                .get("/v1/fairs/{id}.ics", fair)
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
        assertThat(text)
                .contains("DTSTART:20370501T020000Z\r\n")
                .contains("UID:" + fair + "-2@yishulai")
                .contains("STATUS:CONFIRMED")
                .doesNotContain("VTIMEZONE");
        assertThat(text.lines()).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getComponents("VEVENT")).hasSize(2);
    }

    @Test
    void theDatabaseToldToPublishALargeFairWithoutAPermitRefusesToo() {
        UUID fair = planned(inDays(60), 1_000);
        assertThatThrownBy(() -> sql("UPDATE fair SET state = 'PUBLISHED', published_at = now() WHERE id = :id", fair))
                .isInstanceOfSatisfying(ConstraintViolationException.class, no -> assertThat(no.getConstraintName())
                        .isEqualTo("fair_large_needs_permit"));
        assertThatThrownBy(() -> sql("UPDATE fair_session SET capacity = 1001 WHERE fair_id = :id", fair))
                .isInstanceOfSatisfying(ConstraintViolationException.class, no -> assertThat(no.getConstraintName())
                        .isEqualTo("fair_session_capacity_within"));
        assertThatThrownBy(() -> sql("UPDATE fair SET people_at_once = 999 WHERE id = :id", fair))
                .isInstanceOfSatisfying(ConstraintViolationException.class, no -> assertThat(no.getConstraintName())
                        .isEqualTo("fair_session_fair_fk"));
        assertThatThrownBy(() -> sql("UPDATE fair_slot SET places = 1001 WHERE fair_id = :id", fair))
                .isInstanceOfSatisfying(ConstraintViolationException.class, no -> assertThat(no.getConstraintName())
                        .isEqualTo("fair_slot_places_within"));
        assertThatThrownBy(() -> sql("UPDATE fair_session SET walk_in_places = 1 WHERE fair_id = :id", fair))
                .as("the whole session can be booked, so there is no place for those who just come")
                .isInstanceOfSatisfying(ConstraintViolationException.class, no -> assertThat(no.getConstraintName())
                        .isEqualTo("fair_slot_places_within"));
    }

    @Test
    void theDatabaseKnowsTheSameStates() {
        UUID fair = planned(inDays(60), 10);
        for (FairState state : FairState.values()) {
            sql("UPDATE fair SET published_at = now(), state = '" + state + "' WHERE id = :id", fair);
        }
        assertThatThrownBy(() -> sql("UPDATE fair SET state = 'OVER' WHERE id = :id", fair))
                .isInstanceOf(ConstraintViolationException.class);
        sql("UPDATE fair SET state = 'CANCELLED' WHERE id = :id", fair);
    }

    @Test
    void aVenueNobodyKnowsIsRefused() {
        assertThatThrownBy(
                        () -> fairs.plan(new FairForm("艺图演易", null, new UUID(0, 9), FairTest.sessions(inDays(5), 10))))
                .isInstanceOf(Refused.class);
    }

    /** A session keeps its row, whatever becomes of its times: tickets name it. */
    private void ticket(UUID fair) {
        UUID household = Somebody.aCitizen().caller().household();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                        """
                        INSERT INTO ticket (id, code, fair_id, session_number, household_id, persons, state, epoch, issued_at, changed_at)
                        VALUES (:id, :code, :fair, 1, :household, 2, 'ISSUED', 0, now(), now())
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("code", TicketCode.random().value())
                .setParameter("fair", fair)
                .setParameter("household", household)
                .executeUpdate());
        sql("UPDATE slot_sale SET booked = booked + 2 WHERE session_number = 1 AND fair_id = :id", fair);
    }

    private void sql(String sql, UUID fair) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(sql)
                .setParameter("id", fair)
                .executeUpdate());
    }

    private List<UUID> listed() {
        List<UUID> ids = new ArrayList<>();
        String after = null;
        do {
            var page = fairs.coming(after, 1);
            page.items().forEach(fair -> ids.add(fair.id()));
            after = page.nextAfter();
        } while (after != null);
        return ids;
    }

    private UUID published(Instant from) {
        UUID fair = planned(from, 100);
        publish(fair, null);
        return fair;
    }

    private void publish(UUID fair, @Nullable String permit) {
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, permit);
    }

    private UUID planned(Instant from, int... capacities) {
        UUID venue = sites.add(new SiteForm("玄武湖公园 " + UUID.randomUUID(), SiteKind.PARK, null, null, false, Map.of()));
        return fairs.plan(new FairForm("阅美玄武湖：带一本书来，换一本书走", "下雨顺延，票继续有效。", venue, FairTest.sessions(from, capacities)));
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    }
}
