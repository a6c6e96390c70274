package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.ledger.Purse;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at a fair, who helps and what is needed, over HTTP. */
@QuarkusTest
@ClocksStandStill
class ProgrammeTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    FairFixture fixture;

    @Inject
    Fairs fairs;

    @Inject
    SessionTerms terms;

    @Inject
    Ledger ledger;

    @Inject
    TaskClock tasks;

    @Inject
    TradeSql sql;

    @Inject
    Clock clock;

    private UUID organisation;
    private UUID venue;
    private Somebody partner;
    private Somebody librarian;
    private Instant ten;

    @BeforeEach
    void aPartnerWithAVenue() {
        organisation = fixture.anOrganisation();
        venue = fixture.aVenue();
        partner = Somebody.ofOrganisation(organisation, Role.PARTNER, venue);
        librarian = Somebody.aLibrarian();
        ten = OpeningCalendar.startOf(OpeningCalendar.dayOf(clock.instant()).plusDays(60))
                .plus(Duration.ofHours(10));
    }

    @Test
    void aStageHasOneActAtATimeAndNoneWhileItIsChangedOver() {
        UUID fair = draft(200);
        String stage = aStage(fair);
        played(fair, stage, "评弹", ten, 60, 15).then().statusCode(201);
        Response tooSoon = played(fair, stage, "昆曲", ten.plus(Duration.ofMinutes(70)), 30, 0);
        assertRefused(tooSoon, 409, "stage-taken");
        assertThat(tooSoon.jsonPath().getString("taken")).isEqualTo("评弹");
        played(fair, stage, "昆曲", ten.plus(Duration.ofMinutes(75)), 30, 0)
                .then()
                .statusCode(201)
                .body("stages[0].performances.title", contains("评弹", "昆曲"))
                .body("conflicts", hasSize(0));
        assertRefused(librarian.asks().delete("/v1/fairs/{f}/stages/{s}", fair, stage), 409, "stage-in-use");
        fixture.published(fair);
        RestAssured.get("/v1/fairs/{f}", fair)
                .then()
                .statusCode(200)
                .body("stages[0].performances.title", contains("评弹", "昆曲"));
    }

    @Test
    void twoActsThatWantOneStageAtOnceAreToldApart() {
        UUID fair = draft(200);
        String stage = aStage(fair);
        assertThat(atOnce(
                        () -> played(fair, stage, "评弹", ten, 60, 15),
                        () -> played(fair, stage, "昆曲", ten.plusSeconds(1800), 60, 15)))
                .containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void aHelperIsAskedByTwoFairsAtOnceAndGoesToOne() {
        Somebody helper = Somebody.ofOrganisation(organisation, Role.VOLUNTEER, venue);
        UUID one = draft(200);
        UUID other = fixture.aDraftOf(organisation, fixture.aVenue(), ten, 100);
        String first = aShift(one, "入场", ten, 1);
        String second = aShift(other, "换书台", ten.plus(Duration.ofHours(1)), 1);
        assertThat(atOnce(() -> ask(one, first, helper), () -> ask(other, second, helper)))
                .containsExactlyInAnyOrder(201, 409);
        JsonPath mine = helper.asks().get("/v1/my-work").jsonPath();
        assertThat(mine.getList("shifts.answer", String.class)).containsExactly("ASKED");
        assertThat(mine.getList("news.kind", String.class)).containsExactly("SHIFT_ASKED");
        assertThat(mine.getString("news[0].text")).contains("请您帮忙");
    }

    @Test
    void helpersSeeTheirOwnShiftsAndSayYesOrNo() {
        Somebody helper = Somebody.ofOrganisation(organisation, Role.VOLUNTEER, venue);
        Somebody another = Somebody.ofOrganisation(organisation, Role.VOLUNTEER, venue);
        UUID fair = draft(200);
        String shift = aShift(fair, "入场", ten, 1);
        ask(fair, shift, helper)
                .then()
                .statusCode(201)
                .body("shifts[0].missing", equalTo(0))
                .body("shifts[0].helpers[0].answer", equalTo("ASKED"));
        assertRefused(ask(fair, shift, another), 409, "shift-full");
        answer(helper, shift, true).then().statusCode(200).body("shifts.answer", contains("ACCEPTED"));
        answer(helper, shift, false).then().statusCode(200).body("shifts.answer", contains("DECLINED"));
        programme(fair).then().body("shifts[0].missing", equalTo(1));
        ask(fair, shift, another).then().statusCode(201);
        assertRefused(answer(helper, shift, true), 409, "shift-full");
        assertRefused(answer(Somebody.aVolunteer(venue), shift, true), 404, "shift-unknown");
        String rota = partner.asks().get("/v1/fairs/{f}/shifts/rota.ics", fair).asString();
        assertThat(rota).contains("BEGIN:VEVENT", "UID:shift-" + shift);
        assertThat(another.asks().get("/v1/my-work/shifts.ics").asString()).contains("STATUS:TENTATIVE");
    }

    @Test
    void neverMoreEquipmentIsBookedThanThereIs() {
        UUID tents = ProgrammeScene.equipment(2);
        UUID fair = draft(200);
        book(fair, tents, 1, ten, 2).then().statusCode(201);
        book(fair, tents, 1, ten.plus(Duration.ofHours(2)), 2).then().statusCode(201);
        book(fair, tents, 1, ten, 4).then().statusCode(201).body("equipment.held", everyItem(equalTo(true)));
        Response refused = book(fair, tents, 1, ten.plus(Duration.ofHours(1)), 1);
        assertRefused(refused, 409, "equipment-short");
        assertThat(refused.jsonPath().getInt("free")).isZero();
        assertRefused(
                librarian
                        .asks()
                        .body("{\"name\":\"帐篷 %s\",\"pieces\":1}".formatted(UUID.randomUUID()))
                        .put("/v1/equipment/{e}", tents),
                409,
                "equipment-short");
        UUID speakers = ProgrammeScene.equipment(1);
        assertThat(atOnce(() -> book(fair, speakers, 1, ten, 1), () -> book(fair, speakers, 1, ten, 2)))
                .containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void aFairThatIsPutOffTakesItsProgrammeAlongAndShowsWhatDoesNotFit() {
        UUID tents = ProgrammeScene.equipment(2);
        Somebody helper = Somebody.ofOrganisation(organisation, Role.VOLUNTEER, venue);
        UUID fair = draft(200);
        String stage = aStage(fair);
        played(fair, stage, "评弹", ten, 60, 15).then().statusCode(201);
        String shift = aShift(fair, "入场", ten, 1);
        ask(fair, shift, helper).then().statusCode(201);
        answer(helper, shift, true).then().statusCode(200);
        book(fair, tents, 2, ten, 2).then().statusCode(201);
        say(
                        fair,
                        "{\"walkInPlaces\":40,\"deskPlaces\":10,\"ownPurse\":true,\"slots\":[%s,%s]}"
                                .formatted(slot(ten, 1, 100), slot(ten.plus(Duration.ofHours(1)), 1, 160)))
                .then()
                .statusCode(200);
        UUID family = Somebody.aCitizen().caller().household();
        Purse before = terms.purse(fair, 1).orElseThrow();
        ledger.grant(new Credits(2), before, posting(family));
        fixture.published(fair);

        UUID other = fixture.aDraftOf(organisation, fixture.aVenue(), ten.plus(WEEK), 100);
        ask(other, aShift(other, "换书台", ten.plus(WEEK), 1), helper).then().statusCode(201);
        book(other, tents, 1, ten.plus(WEEK), 2).then().statusCode(201);
        fairs.postpone(fair);
        programme(fair).then().body("withoutDay", equalTo(true)).body("shifts[0].missing", equalTo(1));
        assertThat(helper.asks().get("/v1/my-work").jsonPath().getList("news.kind", String.class))
                .contains("SHIFT_PUT_OFF");
        book(other, tents, 1, ten, 2).then().statusCode(201);

        fairs.move(fair, FairTest.sessions(ten.plus(WEEK), 200));
        JsonPath moved = programme(fair).jsonPath();
        assertThat(instant(moved, "stages[0].performances[0].from")).isEqualTo(ten.plus(WEEK));
        assertThat(instant(moved, "sessions[0].slots[1].from"))
                .isEqualTo(ten.plus(WEEK).plus(Duration.ofHours(1)));
        assertThat(instant(moved, "shifts[0].from")).isEqualTo(ten.plus(WEEK));
        assertThat(moved.getBoolean("stages[0].performances[0].held")).isTrue();
        assertThat(moved.getString("shifts[0].helpers[0].answer"))
                .as("asked anew")
                .isEqualTo("ASKED");
        assertThat(moved.getList("conflicts.why", String.class)).containsExactly("HELPER_ELSEWHERE", "EQUIPMENT_TAKEN");
        assertThat(moved.getString("conflicts[0].by")).contains("换书台");
        assertThat(terms.purse(fair, 1))
                .contains(new Purse(before.name(), ten.plus(WEEK).plus(Duration.ofHours(2)), venue));
        assertThat(ledger.statement(family, null, 10).purses())
                .filteredOn(purse -> purse.purse().equals(before.name()))
                .singleElement()
                .satisfies(purse -> assertThat(purse.free()).isEqualTo(2))
                .satisfies(purse -> assertThat(String.valueOf(purse.endsAt()))
                        .startsWith(OpeningCalendar.dayOf(ten.plus(WEEK)).toString()));

        fairs.cancel(other);
        programme(fair).then().body("conflicts", hasSize(0));
    }

    @Test
    void theProgrammeOfADraftFollowsItsSessionsWhenTheyAreEdited() {
        UUID fair = fixture.aDraftOf(organisation, venue, ten, 100, 50);
        String stage = aStage(fair);
        played(fair, stage, "评弹", ten, 30, 0).then().statusCode(201);
        played(fair, stage, "昆曲", ten.plus(Duration.ofHours(2)), 30, 0).then().statusCode(201);
        say(
                        fair,
                        2,
                        "{\"walkInPlaces\":5,\"deskPlaces\":0,\"admission\":[{\"kind\":\"FAMILIES\",\"reasonZh\":\"亲子场\",\"reasonEn\":\"For families\"}]}")
                .then()
                .statusCode(200)
                .body("sessions[1].admission[0].words.en", equalTo("Families with a child"));
        List<SessionForm> evening = List.of(
                new SessionForm(ten, ten.plus(Duration.ofHours(2)), 100),
                new SessionForm(ten.plus(Duration.ofHours(8)), ten.plus(Duration.ofHours(10)), 50));
        fairs.describe(fair, new Fair.Words("艺图演易", null), venue, evening);
        JsonPath moved = programme(fair).jsonPath();
        assertThat(instant(moved, "stages[0].performances[1].from")).isEqualTo(ten.plus(Duration.ofHours(8)));
        assertThat(moved.getInt("sessions[1].walkInPlaces")).isEqualTo(5);
        fairs.describe(fair, new Fair.Words("艺图演易", null), venue, evening.subList(0, 1));
        programme(fair)
                .then()
                .body("sessions", hasSize(1))
                .body("conflicts.why", contains("STAGE_TAKEN"))
                .body("conflicts.what", contains("昆曲"));
    }

    @Test
    void placesThatWereGivenAreNotTakenAway() {
        UUID fair = fixture.published(draft(200));
        UUID household = Somebody.aCitizen().caller().household();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.change(
                    "INSERT INTO ticket (id, code, fair_id, session_number, household_id, persons, state, epoch, issued_at, changed_at)"
                            + " VALUES (uuidv7(), ?, ?, 1, ?, 120, 'ISSUED', 0, now(), now())",
                    TicketCode.random().value(),
                    fair,
                    household);
            sql.change("UPDATE slot_sale SET booked = 120 WHERE session_number = 1 AND fair_id = ?", fair);
        });
        assertRefused(say(fair, "{\"walkInPlaces\":81,\"deskPlaces\":0}"), 409, "slot-has-tickets");
        say(fair, "{\"walkInPlaces\":80,\"deskPlaces\":0}").then().statusCode(200);
        assertRefused(say(fair, "{\"walkInPlaces\":150,\"deskPlaces\":60}"), 422, "fair-sessions-wrong");
        assertRefused(
                say(fair, "{\"walkInPlaces\":0,\"deskPlaces\":0,\"intakeRules\":999999}"), 422, "session-terms-wrong");
        assertRefused(
                say(
                        fair,
                        "{\"walkInPlaces\":0,\"deskPlaces\":0,\"admission\":[{\"kind\":\"DISTRICT\",\"district\":\"999999\",\"reasonZh\":\"本区\",\"reasonEn\":\"Local\"}]}"),
                422,
                "session-terms-wrong");
        say(
                        fair,
                        "{\"walkInPlaces\":80,\"deskPlaces\":0,\"intakeRules\":1,\"admission\":[{\"kind\":\"DISTRICT\",\"district\":\"320102\",\"reasonZh\":\"本区\",\"reasonEn\":\"Local\"}]}")
                .then()
                .body("sessions[0].intakeRules", equalTo(1))
                .body("sessions[0].admission[0].words.zh", equalTo("玄武区居民"));
    }

    @Test
    void aLargeFairIsToldTheLastDayToApplyForItsPermit() {
        UUID fair = draft(1_200);
        LocalDate day = OpeningCalendar.dayOf(ten);
        JsonPath tasksOf = programme(fair).jsonPath();
        assertThat(tasksOf.getString("tasks.find { it.derived == 'PERMIT_APPLY' }.dueOn"))
                .isEqualTo(day.minusDays(20).toString());
        String permit = tasksOf.getString("tasks.find { it.derived == 'PERMIT_APPLY' }.id");
        tick(fair, permit, true).then().body("tasks.find { it.derived == 'PERMIT_APPLY' }.done", equalTo(true));
        String number = tasksOf.getString("tasks.find { it.derived == 'PERMIT_NUMBER' }.id");
        assertRefused(tick(fair, number, true), 422, "fair-task-wrong");
        fixture.published(fair);
        programme(fair).then().body("tasks.find { it.derived == 'PERMIT_NUMBER' }.done", equalTo(true));
        fairs.postpone(fair);
        programme(fair).then().body("tasks.findAll { it.derived != null }.done", everyItem(equalTo(false)));
        programme(draft(999)).then().body("tasks.findAll { it.derived != null }", hasSize(0));
    }

    @Test
    void ownersAreRemindedOfTheirTasksOnce() {
        LocalDate today = OpeningCalendar.dayOf(clock.instant());
        UUID fair = draft(200);
        for (LocalDate due : List.of(today.plusDays(2), today.minusDays(1), today.plusDays(30))) {
            partner.asks()
                    .body("{\"title\":\"印海报\",\"owner\":\"PARTNER\",\"ownerId\":\"%s\",\"dueOn\":\"%s\"}"
                            .formatted(partner.caller().personId(), due))
                    .post("/v1/fairs/{f}/tasks", fair)
                    .then()
                    .statusCode(201);
        }
        for (int i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew().run(tasks::remind);
        }
        JsonPath mine = partner.asks().get("/v1/my-work").jsonPath();
        assertThat(mine.getList("news.kind", String.class)).containsExactlyInAnyOrder("TASK_DUE", "TASK_OVERDUE");
        assertThat(mine.getList("tasks.overdue", Boolean.class)).containsExactly(true, false, false);
        partner.asks().post("/v1/my-work/news/read").then().body("news.read", everyItem(equalTo(true)));
        partner.asks().get("/v1/checklists/open-tasks").then().statusCode(200).body("items[0].overdue", equalTo(true));
    }

    @Test
    void everybodySeesThePublishedFairsOfASeasonAndThoseWhoPrepareThemSeeAll() {
        UUID season = UUID.fromString(ProgrammeScene.season());
        UUID shown = fixture.published(draft(200));
        UUID hidden = fixture.aDraftOf(organisation, fixture.aVenue(), ten, 100);
        aShift(hidden, "入场", ten, 3);
        for (UUID fair : List.of(shown, hidden)) {
            librarian
                    .asks()
                    .body("{\"seasonId\":\"%s\"}".formatted(season))
                    .put("/v1/fairs/{f}/season", fair)
                    .then()
                    .statusCode(200);
        }
        librarian
                .asks()
                .body("{\"name\":\"湖边 %s\",\"kind\":\"PARK\",\"receives\":false,\"district\":\"320102\"}"
                        .formatted(venue))
                .put("/v1/sites/{s}", venue)
                .then()
                .statusCode(200);
        RestAssured.get("/v1/seasons/{s}", season)
                .then()
                .statusCode(200)
                .body("fairs.id", contains(shown.toString()))
                .body("fairs[0].district.zh", equalTo("玄武区"))
                .body("fairs[0].withoutDay", nullValue());
        fairs.postpone(shown);
        RestAssured.get("/v1/seasons/{s}", season).then().body("fairs[0].withoutDay", equalTo(true));
        assertThat(fairs.coming(new FairCursor(ten, new UUID(0, 0)).toString(), 20)
                        .items())
                .filteredOn(fair -> fair.id().equals(shown))
                .as("the list of all fairs says it, too")
                .singleElement()
                .matches(fair -> Boolean.TRUE.equals(fair.withoutDay()));
        librarian
                .asks()
                .get("/v1/seasons/{s}/work", season)
                .then()
                .statusCode(200)
                .body("fairs.id", hasItem(hidden.toString()))
                .body("fairs.find { it.id == '%s' }.work.helpersMissing".formatted(hidden), equalTo(3));
        Somebody.ofOrganisation(fixture.anOrganisation(), Role.PARTNER)
                .asks()
                .get("/v1/seasons/{s}/work", season)
                .then()
                .body("fairs", hasSize(0));
    }

    private UUID draft(int capacity) {
        return fixture.aDraftOf(organisation, venue, ten, capacity);
    }

    private String aStage(UUID fair) {
        return partner.asks()
                .body("{\"name\":\"水边舞台\"}")
                .post("/v1/fairs/{f}/stages", fair)
                .jsonPath()
                .getString("stages[0].id");
    }

    private Response played(UUID fair, String stage, String title, Instant from, int minutes, int changeover) {
        return partner.asks()
                .body("{\"stageId\":\"%s\",\"title\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"changeoverMinutes\":%d}"
                        .formatted(stage, title, from, from.plus(Duration.ofMinutes(minutes)), changeover))
                .post("/v1/fairs/{f}/stages/performances", fair);
    }

    private String aShift(UUID fair, String role, Instant from, int needed) {
        return partner.asks()
                .body("{\"role\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"needed\":%d}"
                        .formatted(role, from, from.plus(Duration.ofHours(2)), needed))
                .post("/v1/fairs/{f}/shifts", fair)
                .jsonPath()
                .getString("shifts[0].id");
    }

    private Response ask(UUID fair, String shift, Somebody helper) {
        return partner.asks()
                .body("{\"helperId\":\"%s\"}".formatted(helper.caller().personId()))
                .post("/v1/fairs/{f}/shifts/{s}/helpers", fair, shift);
    }

    private static Response answer(Somebody helper, String shift, boolean accept) {
        return helper.asks().body("{\"accept\":%s}".formatted(accept)).post("/v1/my-work/shifts/{s}/answer", shift);
    }

    private Response book(UUID fair, UUID equipment, int pieces, Instant from, int hours) {
        return partner.asks()
                .body("{\"equipmentId\":\"%s\",\"pieces\":%d,\"from\":\"%s\",\"until\":\"%s\"}"
                        .formatted(equipment, pieces, from, from.plus(Duration.ofHours(hours))))
                .post("/v1/fairs/{f}/equipment", fair);
    }

    private Response say(UUID fair, String form) {
        return say(fair, 1, form);
    }

    private Response say(UUID fair, int session, String form) {
        return partner.asks().body(form).put("/v1/fairs/{f}/programme/sessions/{n}", fair, session);
    }

    private static String slot(Instant from, int hours, int places) {
        return "{\"from\":\"%s\",\"until\":\"%s\",\"places\":%d}"
                .formatted(from, from.plus(Duration.ofHours(hours)), places);
    }

    private Response tick(UUID fair, String task, boolean done) {
        return partner.asks().body("{\"done\":%s}".formatted(done)).post("/v1/fairs/{f}/tasks/{t}/tick", fair, task);
    }

    private Response programme(UUID fair) {
        return librarian.asks().get("/v1/fairs/{f}/programme", fair);
    }

    private static Instant instant(JsonPath from, String path) {
        return OffsetDateTime.parse(from.getString(path)).toInstant();
    }

    private Posting posting(UUID family) {
        return new Posting(family, librarian.caller().personId(), UUID.randomUUID(), null, "coupons of a session");
    }

    /** What each is answered when all begin together. */
    private static List<Integer> atOnce(Supplier<Response> one, Supplier<Response> other) {
        CountDownLatch start = new CountDownLatch(2);
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        Stream.of(one, other)
                .forEach(request -> answers.add(CompletableFuture.supplyAsync(() -> {
                    start.countDown();
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return request.get().statusCode();
                })));
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
