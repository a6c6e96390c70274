package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner and the library carry a fair from an idea to the day and beyond, over HTTP. */
@QuarkusTest
class FairLifeTest {

    @Inject
    FairFixture fixture;

    @Inject
    Fairs fairs;

    @Inject
    Session database;

    @Inject
    Clock clock;

    private UUID organisation;
    private UUID venue;
    private Somebody partner;
    private Somebody librarian;

    @BeforeEach
    void theTwoSides() {
        organisation = fixture.anOrganisation();
        venue = fixture.aVenue();
        partner = Somebody.ofOrganisation(organisation, Role.PARTNER);
        librarian = Somebody.aLibrarian();
    }

    @Test
    void aPartnerProposesAndSomebodyElseApproves() {
        String fair = planned(partner, inDays(60), 300);
        work(partner, fair)
                .body("fair.state", equalTo("DRAFT"))
                .body("fair.organisation.id", equalTo(organisation.toString()))
                .body("fair.waitsFor", equalTo("PARTNER"))
                .body("next.step", contains("EDIT", "PROPOSE", "RECORD_PERMIT", "CANCEL", "COMMENT"));
        assertThat(waiting(partner)).contains(fair);
        step(partner, fair, "propose").statusCode(200).body("fair.waitsFor", equalTo("LIBRARY"));
        assertThat(waiting(partner)).doesNotContain(fair);
        assertThat(waiting(librarian)).contains(fair);

        step(librarian, fair, "comments", Map.of("words", "场地有电吗？"))
                .statusCode(200)
                .body("fair.waitsFor", equalTo("PARTNER"));
        assertThat(waiting(partner)).contains(fair);
        step(partner, fair, "comments", Map.of("words", "有，两路。"))
                .statusCode(200)
                .body("fair.waitsFor", equalTo("LIBRARY"))
                .body("comments.side", contains("LIBRARY", "PARTNER"))
                .body("comments.mine", contains(false, true));

        step(librarian, fair, "send-back", Map.of("reason", "请写明雨天怎么办"))
                .statusCode(200)
                .body("fair.state", equalTo("DRAFT"))
                .body("steps[-1].note", equalTo("请写明雨天怎么办"));
        step(partner, fair, "propose").statusCode(200);
        step(librarian, fair, "approve").statusCode(200).body("fair.state", equalTo("APPROVED"));
        step(librarian, fair, "publish")
                .statusCode(200)
                .body("fair.waitsFor", nullValue())
                .body("steps.verb", contains("PLANNED", "PROPOSED", "SENT_BACK", "PROPOSED", "APPROVED", "PUBLISHED"));
        partner.asks().get("/v1/fairs/{id}", fair).then().statusCode(200).body("state", equalTo("PUBLISHED"));
        assertThat(news(partner))
                .containsExactlyInAnyOrder("FAIR_COMMENT", "FAIR_SENT_BACK", "FAIR_APPROVED", "FAIR_PUBLISHED");
        assertThat(news(librarian)).contains("FAIR_PROPOSED", "FAIR_COMMENT");
    }

    @Test
    void whoeverProposedAFairDoesNotApproveIt() {
        String fair = planned(librarian, inDays(60), 300);
        step(librarian, fair, "propose")
                .statusCode(200)
                .body("next.find { it.step == 'APPROVE' }.missing", contains("ANOTHER_HAND"));
        assertRefused(post(librarian, fair, "approve", null), 403, "fair-needs-another-hand");
        step(Somebody.aLibrarian(), fair, "approve").statusCode(200);
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        String fair = planned(partner, inDays(60), 300);
        Somebody stranger = Somebody.ofOrganisation(fixture.anOrganisation(), Role.PARTNER);
        Somebody volunteer = Somebody.ofOrganisation(organisation, Role.VOLUNTEER);
        for (Somebody other : List.of(
                stranger,
                Somebody.aPartner(venue),
                Somebody.staffAt(fixture.aVenue()),
                Somebody.ofOrganisation(fixture.anOrganisation(), Role.VOLUNTEER))) {
            assertRefused(other.asks().get("/v1/fairs/{id}/work", fair), 404, "fair-unknown");
            assertThat(listed(other, "")).doesNotContain(fair);
        }
        assertRefused(post(stranger, fair, "propose", null), 404, "fair-unknown");
        assertRefused(post(stranger, fair, "comments", Map.of("words", "?")), 404, "fair-unknown");
        for (Somebody own : List.of(partner, volunteer, Somebody.staffAt(venue), Somebody.anAuditor())) {
            work(own, fair);
            assertThat(listed(own, "")).contains(fair);
        }
        assertThat(Somebody.anAuditor()
                        .asks()
                        .get("/v1/fairs/{id}/work", fair)
                        .jsonPath()
                        .getList("next"))
                .isEmpty();
    }

    @Test
    void whoMayOnlyLookProposesNothingAndInvitesNobody() {
        String fair = planned(partner, inDays(60), 300);
        String people = "/v1/organisations/" + organisation + "/people";
        librarian
                .asks()
                .body(Map.of("rights", List.of()))
                .put(people + "/{id}/rights", partner.caller().personId())
                .then()
                .statusCode(200)
                .body("rights", hasSize(0));
        work(partner, fair).body("next", hasSize(0));
        assertRefused(post(partner, fair, "propose", null), 403, "right-not-yours");
        assertRefused(partner.asks().body(draft(inDays(70), 10)).post("/v1/fairs"), 403, "right-not-yours");
        assertRefused(
                partner.asks()
                        .body(Map.of(
                                "role", "VOLUNTEER",
                                "displayName", "小周",
                                "endsOn",
                                        clock.instant()
                                                .plus(Duration.ofDays(9))
                                                .toString()
                                                .substring(0, 10)))
                        .post("/v1/invitations"),
                403,
                "right-not-yours");
        librarian
                .asks()
                .body(Map.of("rights", List.of("PROPOSE")))
                .put(people + "/{id}/rights", partner.caller().personId());
        step(partner, fair, "propose").statusCode(200);
        partner.asks().get(people).then().statusCode(200).body("items.rights", contains(List.of("PROPOSE")));
        assertRefused(
                partner.asks().get("/v1/organisations/{id}/people", fixture.anOrganisation()),
                404,
                "organisation-unknown");
    }

    @Test
    void anEditNamesWhatItSawAndTheSlowerOneIsToldSo() {
        String fair = planned(partner, inDays(60), 300, 200);
        String seen = partner.asks().get("/v1/fairs/{id}/work", fair).header("ETag");
        edit(librarian, fair, seen, Map.of("title", "艺图演易 · 秋", "venueId", venue))
                .then()
                .statusCode(200);
        assertRefused(edit(partner, fair, seen, Map.of("title", "艺图演易 · 冬", "venueId", venue)), 412, "fair-changed");
        work(partner, fair).body("fair.title", equalTo("艺图演易 · 秋")).body("sessions.capacity", contains(300, 200));
        edit(partner, fair, "*", draft(inDays(61), 100))
                .then()
                .statusCode(200)
                .body("sessions.capacity", contains(100));
        step(partner, fair, "propose").statusCode(200);
        step(librarian, fair, "approve").statusCode(200);
        assertRefused(edit(partner, fair, "*", draft(inDays(62), 100)), 409, "fair-not-ready");
        step(librarian, fair, "publish").statusCode(200);
        assertRefused(edit(librarian, fair, "*", draft(inDays(62), 100)), 409, "fair-not-ready");
        edit(librarian, fair, "*", Map.of("title", "艺图演易", "venueId", venue))
                .then()
                .statusCode(200);
    }

    @Test
    void aThousandPeopleNeedAPermitAndAChangeOfTimeOrPlaceMakesItVoid() {
        String fair = planned(partner, inDays(60), 400, 1_000);
        step(partner, fair, "propose").statusCode(200);
        step(librarian, fair, "approve")
                .statusCode(200)
                .body("permit.needed", equalTo(true))
                .body("permit.applyBy", equalTo(day(inDays(40))))
                .body("next.find { it.step == 'PUBLISH' }.missing", contains("PERMIT"));
        assertRefused(post(librarian, fair, "publish", null), 409, "fair-without-permit");
        assertRefused(post(librarian, fair, "permit", permit("2027-1", day(inDays(2)))), 422, "fair-permit-wrong");
        step(partner, fair, "permit", permit("宁公治许 1 号", day(clock.instant())))
                .statusCode(200)
                .body("fair.hasPermit", equalTo(true));

        edit(librarian, fair, "*", draft(inDays(61), 400, 1_000))
                .then()
                .statusCode(200)
                .body("fair.hasPermit", equalTo(false))
                .body("permit.papers.voidBecause", contains("CHANGED"))
                .body("steps.verb", hasItem("PERMIT_VOID"));
        assertRefused(post(librarian, fair, "publish", null), 409, "fair-without-permit");
        step(librarian, fair, "permit", permit("宁公治许 2 号", day(clock.instant())))
                .statusCode(200);
        edit(librarian, fair, "*", Map.of("title", "只改名字", "venueId", venue))
                .then()
                .body("fair.hasPermit", equalTo(true));
        step(librarian, fair, "publish").statusCode(200);

        step(librarian, fair, "postpone", Map.of("reason", "台风"))
                .statusCode(200)
                .body("permit.papers.voidBecause", contains("POSTPONED", "CHANGED"));
        partner.asks().get("/v1/fairs/{id}", fair).then().body("withoutDay", equalTo(true));
        Map<String, Object> later = Map.of("sessions", sessions(inDays(70), 400, 1_000), "venueId", fixture.aVenue());
        step(librarian, fair, "move", later).statusCode(200);
        partner.asks()
                .get("/v1/fairs/{id}", fair)
                .then()
                .body("state", equalTo("POSTPONED"))
                .body("withoutDay", nullValue());
        assertRefused(post(librarian, fair, "publish", null), 409, "fair-without-permit");
        step(librarian, fair, "permit", permit("宁公治许 3 号", day(clock.instant())))
                .statusCode(200);
        step(librarian, fair, "publish")
                .statusCode(200)
                .body("permit.papers.number", contains("宁公治许 3 号", "宁公治许 2 号", "宁公治许 1 号"));
    }

    @Test
    void aVenueIsGivenToOneFairAtATimeAndTheOtherIsNamed() {
        String first = approved(inDays(60), 100);
        String second = planned(partner, inDays(60).plus(Duration.ofMinutes(90)), 100);
        step(partner, second, "propose").statusCode(200);
        Response refused = post(librarian, second, "approve", null);
        assertRefused(refused, 409, "fair-venue-taken");
        refused.then().body("fairId", equalTo(first)).body("fairTitle", equalTo("艺图演易"));
        work(librarian, second).body("next.find { it.step == 'APPROVE' }.missing", contains("VENUE"));
        step(librarian, first, "cancel", Map.of("reason", "改期")).statusCode(200);
        step(librarian, second, "approve").statusCode(200);
    }

    @Test
    void twoLibrariansWhoApproveAtOnceDoNotGiveAPlaceAwayTwice() {
        List<UUID> both =
                Stream.of(1, 2).map(i -> fixture.aDraft(venue, inDays(60), 100)).toList();
        both.forEach(fairs::propose);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> hands = both.stream()
                .map(fair -> CompletableFuture.supplyAsync(() -> {
                    try {
                        go.await();
                        fairs.approve(fair);
                        return true;
                    } catch (Refused e) {
                        assertThat(e.refusal()).isEqualTo(FairRefusal.FAIR_VENUE_TAKEN);
                        return false;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        go.countDown();
        assertThat(hands.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                                "UPDATE fair SET state = 'APPROVED' WHERE venue_id = :venue")
                        .setParameter("venue", venue)
                        .executeUpdate()))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("fair_venue_free");
    }

    @Test
    void theDoorsOpenOnTheDayAndStaffOfThePlaceOpenThem() {
        Somebody staff = Somebody.staffAt(venue);
        String fair = approved(inDays(60), 100);
        step(librarian, fair, "publish").statusCode(200);
        work(staff, fair).body("next.find { it.step == 'OPEN' }.missing", contains("ITS_DAY"));
        assertRefused(post(staff, fair, "open", null), 409, "fair-too-early");
        String today = fixture.aPublishedFair(venue, clock.instant().minus(Duration.ofHours(1)), 100)
                .toString();
        step(staff, today, "open").statusCode(200).body("fair.state", equalTo("RUNNING"));
        step(staff, today, "close").statusCode(200).body("fair.waitsFor", equalTo("LIBRARY"));
        assertThat(listed(librarian, "state=CLOSED&limit=100")).contains(today).doesNotContain(fair);
    }

    private String approved(Instant from, int... capacities) {
        String fair = planned(partner, from, capacities);
        step(partner, fair, "propose").statusCode(200);
        step(librarian, fair, "approve").statusCode(200);
        return fair;
    }

    private String planned(Somebody who, Instant from, int... capacities) {
        return who.asks()
                .body(draft(from, capacities))
                .post("/v1/fairs")
                .then()
                .statusCode(201)
                .extract()
                .path("fair.id");
    }

    private Map<String, Object> draft(Instant from, int... capacities) {
        return Map.of(
                "title", "艺图演易", "about", "演出之后换书。\n雨天顺延。", "venueId", venue, "sessions", sessions(from, capacities));
    }

    private static List<Map<String, Object>> sessions(Instant from, int... capacities) {
        return FairFixture.sessions(from, capacities).stream()
                .map(session -> Map.<String, Object>of(
                        "from", session.from().toString(),
                        "until", session.until().toString(),
                        "capacity", session.capacity()))
                .toList();
    }

    private static Map<String, Object> permit(String number, String day) {
        return Map.of("number", number, "authority", "南京市公安局玄武分局", "grantedOn", day);
    }

    private static Response edit(Somebody who, String fair, String seen, Map<String, Object> form) {
        return who.asks().header("If-Match", seen).body(form).put("/v1/fairs/{id}", fair);
    }

    private static ValidatableResponse work(Somebody who, String fair) {
        return who.asks().get("/v1/fairs/{id}/work", fair).then().statusCode(200);
    }

    private static ValidatableResponse step(Somebody who, String fair, String step) {
        return post(who, fair, step, null).then();
    }

    private static ValidatableResponse step(Somebody who, String fair, String step, Map<String, Object> form) {
        return post(who, fair, step, form).then();
    }

    private static Response post(Somebody who, String fair, String step, Map<String, Object> form) {
        var asked = who.asks();
        return (form == null ? asked : asked.body(form)).post("/v1/fairs/{id}/{step}", fair, step);
    }

    private static List<String> news(Somebody who) {
        return who.asks()
                .get("/v1/my-work")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("news.kind");
    }

    private static List<String> waiting(Somebody who) {
        return listed(who, "waiting=true&limit=100");
    }

    /** All pages. */
    private static List<String> listed(Somebody who, String asked) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            var page = (after == null ? who.asks() : who.asks().queryParam("after", after))
                    .get("/v1/fair-proposals" + (asked.isEmpty() ? "" : "?" + asked))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            after = page.getString("nextAfter");
        } while (after != null);
        return ids;
    }

    private static String day(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toLocalDate().toString();
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    }
}
