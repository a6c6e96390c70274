package cn.yishulai.planning;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.SessionForm;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Organisations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner wishes, a librarian plans, pins, changes and plans again, and drafts come of it: all or none. */
@QuarkusTest
class SeasonStoryTest {

    @Inject
    PlanRunner runner;

    @Inject
    PlanStore store;

    @Inject
    CaseReader cases;

    @Inject
    PlanAcceptance acceptance;

    @Inject
    Fairs fairs;

    @Inject
    Organisations organisations;

    @Inject
    DataSource database;

    private final Somebody librarian = Somebody.aLibrarian();

    /** Others ask for plans with all the time there is, and a process looks for one plan at a time. */
    @BeforeEach
    void nobodyElseIsWaited() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet open = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM season_plan WHERE state IN ('WAITING', 'RUNNING')")) {
            while (open.next()) {
                UUID plan = open.getObject(1, UUID.class);
                QuarkusTransaction.requiringNew().call(() -> store.end(plan, PlanState.CANCELLED));
            }
        }
    }

    private String wishForm(UUID venue, String more) {
        LocalDate first = PlanningFixture.today().plusDays(40);
        return """
                {"title":"阅美玄武湖","venueIds":["%s"],"earliest":"%s","latest":"%s","weekdays":["SATURDAY","SUNDAY","MONDAY"],"holidays":"FINE",
                 "opens":"09:00","closes":"18:00","minutes":180,"people":300,"van":true,"roles":[{"role":"换书台","needed":2}],"equipment":[]%s}"""
                .formatted(venue, first, first.plusDays(27), more);
    }

    private Response planned(UUID season, String form) throws InterruptedException {
        String id = librarian
                .asks()
                .body(form)
                .post("/v1/seasons/" + season + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (int turn = 0; turn < 600; turn++) {
            runner.runOne();
            Response answer = librarian.asks().get("/v1/seasons/" + season + "/plans/" + id);
            if (!List.of("WAITING", "RUNNING").contains(answer.<String>path("state"))) {
                return answer;
            }
            Thread.sleep(50); // the scheduler of this process has it
        }
        throw new AssertionError("no plan in half a minute");
    }

    @Test
    void aSeasonGoesFromAWishToDrafts() throws Exception {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        UUID organisation = organisations.add("湖畔书店 " + UUID.randomUUID()).id();
        Somebody partner = Somebody.ofOrganisation(organisation, Role.PARTNER);
        String wish = partner.asks()
                .body(wishForm(venue, ""))
                .post("/v1/seasons/" + season + "/wishes")
                .then()
                .statusCode(201)
                .body("organisationId", equalTo(organisation.toString()))
                .body("weight", equalTo(3))
                .extract()
                .path("id");
        UUID own = PlanningFixture.wish(season, null, venue);
        partner.asks().get("/v1/seasons/" + season + "/wishes").then().body("items.id", equalTo(List.of(wish)));
        librarian.asks().get("/v1/seasons/" + season + "/wishes").then().body("items", hasSize(2));
        helper(season, 7);
        librarian
                .asks()
                .body("{\"name\":\"大白 %s\"}"
                        .formatted(UUID.randomUUID().toString().substring(0, 8)))
                .post("/v1/vans")
                .then()
                .statusCode(201);

        Response first = planned(season, "{\"seconds\":20,\"seed\":5,\"moves\":1500}");
        first.then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("must", equalTo(0))
                .body("fairs.findAll { it.venue != null }", hasSize(2))
                .body("unplaced", empty())
                .body("fairs.find { it.wishId == '%s' }.van".formatted(wish), notNullValue())
                .body("open.findAll { it.ruled.obstacle.contains('ELSEWHERE') }", hasSize(1));
        String plan = first.path("id");
        int version = first.path("version");

        String there = "/v1/seasons/" + season + "/plans/" + plan;
        String taken = first.path("fairs.find { it.wishId == '%s' }.from".formatted(wish));
        Response clash = librarian
                .asks()
                .body("{\"version\":%d,\"venueId\":\"%s\",\"from\":\"%s\",\"pinned\":true}"
                        .formatted(version, venue, taken))
                .put(there + "/fairs/" + own);
        clash.then()
                .statusCode(200)
                .body("fairs.find { it.wishId == '%s' }.reasons.reason".formatted(own), hasItem("VENUE_TAKEN"))
                .body(
                        "fairs.find { it.wishId == '%s' }.reasons.find { it.reason == 'VENUE_TAKEN' }.others"
                                .formatted(own),
                        hasItem("阅美玄武湖"));
        assertRefused(
                librarian.asks().body("{\"version\":%d}".formatted(version)).post(there + "/accept"),
                412,
                "plan-changed");
        int now = clash.path("version");
        assertRefused(
                librarian.asks().body("{\"version\":%d}".formatted(now)).post(there + "/accept"),
                409,
                "plan-not-sound");

        Response again =
                planned(season, "{\"seconds\":20,\"seed\":5,\"moves\":1500,\"basedOn\":\"%s\"}".formatted(plan));
        again.then()
                .body("number", equalTo(2))
                .body("must", equalTo(0))
                .body("fairs.find { it.wishId == '%s' }.from".formatted(own), equalTo(taken))
                .body("fairs.find { it.wishId == '%s' }.pinned".formatted(own), equalTo(true));
        String second = again.path("id");
        librarian
                .asks()
                .body("{\"version\":%d}".formatted(again.<Integer>path("version")))
                .post("/v1/seasons/" + season + "/plans/" + second + "/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("fairs.fairId.findAll { it != null }", hasSize(2));
        assertThat(count("SELECT count(*) FROM fair WHERE season_id = '%s' AND state = 'DRAFT'".formatted(season)))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM fair f JOIN van_trip t ON t.fair_id = f.id WHERE f.season_id = '%s'"
                        .formatted(season)))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM fair f JOIN fair_shift s ON s.fair_id = f.id WHERE f.season_id = '%s'"
                        .formatted(season)))
                .isEqualTo(2);
        assertRefused(
                librarian.asks().body("{\"seconds\":5}").post("/v1/seasons/" + season + "/plans"),
                409,
                "season-without-wishes");
        assertRefused(
                partner.asks().body(wishForm(venue, "")).put("/v1/seasons/" + season + "/wishes/" + wish),
                409,
                "season-wish-done");
    }

    private void helper(UUID season, int most) {
        UUID helper = Somebody.aLibrarian().caller().personId();
        librarian
                .asks()
                .body(
                        """
                        {"items":[{"staffId":"%s","roles":[],"weekdays":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"],
                          "away":["2026-05-01"],"mostAWeek":%d}]}"""
                                .formatted(helper, most))
                .put("/v1/seasons/" + season + "/planning/helpers")
                .then()
                .statusCode(200)
                .body("items[0].away", equalTo(List.of("2026-05-01")));
    }

    @Test
    void aWishThatFitsNowhereSaysWhy() throws Exception {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        librarian
                .asks()
                .body(wishForm(venue, "")
                        .replace(
                                "\"opens\":\"09:00\",\"closes\":\"18:00\"", "\"opens\":\"04:00\",\"closes\":\"08:00\""))
                .post("/v1/seasons/" + season + "/wishes")
                .then()
                .statusCode(201);
        planned(season, "{\"seconds\":5,\"moves\":200}")
                .then()
                .body("unplaced", hasSize(1))
                .body("unplaced[0].nearest", nullValue())
                .body("unplaced[0].obstacles.obstacle", hasItem("CLOSED"));
    }

    /** A fair has two of three tents on Saturday and on Sunday; on Sunday two wishes want one each. */
    @Test
    void whatIsLentForDaysOnEndIsPromisedToNobodyElse() throws Exception {
        UUID season = PlanningFixture.season();
        String name = "帐篷 " + UUID.randomUUID();
        UUID tents = PlanningFixture.equipment(name, 3);
        LocalDate saturday = PlanningFixture.today().plusDays(40).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        UUID standing = standing(saturday);
        librarian
                .asks()
                .body(
                        "{\"equipmentId\":\"%s\",\"pieces\":2,\"from\":\"%sT08:00:00+08:00\",\"until\":\"%sT20:00:00+08:00\"}"
                                .formatted(tents, saturday, saturday.plusDays(1)))
                .post("/v1/fairs/{f}/equipment", standing)
                .then()
                .statusCode(201);
        String dear = wishes(season, tents, saturday.plusDays(1), 5);
        String other = wishes(season, tents, saturday.plusDays(1), 1);

        Response plan = planned(season, "{\"seconds\":5,\"seed\":5,\"moves\":500}");
        plan.then()
                .body("must", equalTo(0))
                .body("fairs.findAll { it.venue != null }.wishId", equalTo(List.of(dear)))
                .body("unplaced.wishId", equalTo(List.of(other)))
                .body("unplaced[0].obstacles.obstacle", equalTo(List.of("EQUIPMENT_OUT")))
                .body("unplaced[0].nearest.blockers.name", equalTo(List.of(name)));
        PlanRows rows = QuarkusTransaction.requiringNew().call(() -> store.rows(UUID.fromString(plan.path("id"))));
        assertThat(PlanCheck.faults(cases.read(season, rows), rows)).isEmpty();
        librarian
                .asks()
                .body("{\"version\":%d}".formatted(plan.<Integer>path("version")))
                .post("/v1/seasons/" + season + "/plans/" + plan.path("id") + "/accept")
                .then()
                .statusCode(200);
        assertThat(count("SELECT count(*) FROM equipment_hold WHERE equipment_id = '%s'".formatted(tents)))
                .as("all three are out, none twice")
                .isEqualTo(3);
    }

    private UUID standing(LocalDate day) {
        return UUID.fromString(librarian
                .asks()
                .body(
                        "{\"title\":\"早就定下的市集\",\"venueId\":\"%s\",\"sessions\":[{\"from\":\"%sT10:00:00+08:00\",\"until\":\"%sT16:00:00+08:00\",\"capacity\":100}]}"
                                .formatted(PlanningFixture.venue(), day, day))
                .post("/v1/fairs")
                .then()
                .statusCode(201)
                .extract()
                .path("fair.id"));
    }

    private String wishes(UUID season, UUID tents, LocalDate day, int weight) {
        return librarian
                .asks()
                .body(
                        """
                        {"title":"想要帐篷","venueIds":["%s"],"earliest":"%s","latest":"%s","weekdays":["SUNDAY"],"holidays":"FINE","opens":"10:00","closes":"12:00",
                         "minutes":120,"people":50,"weight":%d,"van":false,"roles":[],"equipment":[{"equipmentId":"%s","pieces":1}]}"""
                                .formatted(PlanningFixture.venue(), day, day, weight, tents))
                .post("/v1/seasons/" + season + "/wishes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        String wishes = "/v1/seasons/" + season + "/wishes";
        assertRefused(
                librarian
                        .asks()
                        .body(wishForm(venue, "").replace(":180", ":600"))
                        .post(wishes),
                422,
                "season-wish-malformed");
        assertRefused(
                librarian
                        .asks()
                        .body(wishForm(venue, "")
                                .replace(
                                        "\"equipment\":[]",
                                        "\"equipment\":[{\"equipmentId\":\"%s\",\"pieces\":1}]"
                                                .formatted(UUID.randomUUID())))
                        .post(wishes),
                422,
                "season-wish-malformed");
        assertRefused(librarian.asks().body(wishForm(UUID.randomUUID(), "")).post(wishes), 404, "site-unknown");
        assertRefused(
                librarian.asks().body(wishForm(venue, "")).post("/v1/seasons/" + UUID.randomUUID() + "/wishes"),
                404,
                "season-unknown");
        assertRefused(
                librarian
                        .asks()
                        .body(
                                "{\"source\":\"一\",\"days\":[{\"day\":\"2025-05-01\",\"kind\":\"HOLIDAY\",\"name\":\"劳动节\"}]}")
                        .put("/v1/holidays/2026"),
                422,
                "planning-malformed");
    }

    @Test
    void holidaysComeWithTheNoticeThatSaysThem() {
        librarian
                .asks()
                .get("/v1/holidays/2026")
                .then()
                .statusCode(200)
                .body("days.find { it.day == '2026-05-09' }.kind", equalTo("WORKDAY"))
                .body("days.find { it.day == '2026-10-07' }.source", equalTo("国办发明电〔2025〕7号"))
                .body("days.findAll { it.kind == 'HOLIDAY' }", hasSize(3 + 9 + 3 + 5 + 3 + 3 + 7))
                .body(
                        "days.findAll { it.kind == 'WORKDAY' }.day",
                        equalTo(List.of(
                                "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")))
                .body("confirmedAt", nullValue());
        librarian
                .asks()
                .body("{\"source\":\"通知\",\"days\":[{\"day\":\"2031-05-01\",\"kind\":\"HOLIDAY\",\"name\":\"劳动节\"}]}")
                .put("/v1/holidays/2031")
                .then()
                .statusCode(200)
                .body("confirmedAt", notNullValue())
                .body("days", hasSize(1));
    }

    @Test
    void aSearchIsEndedOnceAndItsProcessLearnsOfIt() {
        UUID season = PlanningFixture.season();
        PlanningFixture.wish(season, null, PlanningFixture.venue());
        UUID plan = PlanningFixture.running(season);
        assertRefused(
                librarian.asks().body("{\"seconds\":5}").post("/v1/seasons/" + season + "/plans"),
                409,
                "plan-under-way");
        String path = "/v1/seasons/" + season + "/plans/" + plan + "/cancel";
        librarian.asks().post(path).then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertRefused(librarian.asks().post(path), 409, "plan-not-ready");
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.goesOn(plan, UUID.randomUUID(), 1, null)))
                .isFalse();
    }

    /** The only hours of the wish are those to which another fair was put off; where it was before is free. */
    @Test
    void theSearchKeepsClearOfAFairThatWasPutOffToAnotherDay() throws Exception {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        LocalDate was = PlanningFixture.today().plusDays(41);
        LocalDate now = was.plusDays(25);
        putOff("雨后再来", venue, was, now);
        String old = wishes(season, venue, was);
        String other = wishes(season, venue, now);
        planned(season, "{\"seconds\":5,\"seed\":5,\"moves\":500}")
                .then()
                .body("must", equalTo(0))
                .body("fairs.findAll { it.venue != null }.wishId", equalTo(List.of(old)))
                .body("unplaced.wishId", equalTo(List.of(other)))
                .body("unplaced[0].nearest.blockers.name", equalTo(List.of("雨后再来")));
    }

    private String wishes(UUID season, UUID venue, LocalDate day) {
        return librarian
                .asks()
                .body(
                        """
                        {"title":"就这一天","venueIds":["%s"],"earliest":"%s","latest":"%s","weekdays":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"],
                         "holidays":"FINE","opens":"10:00","closes":"12:00","minutes":120,"people":50,"van":false,"roles":[],"equipment":[]}"""
                                .formatted(venue, day, day))
                .post("/v1/seasons/" + season + "/wishes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Published for ten to twelve, put off, and moved to the same hours of another day; not announced again yet. */
    private UUID putOff(String title, UUID venue, LocalDate was, LocalDate now) {
        UUID fair = fairs.plan(new FairForm(title, null, venue, morning(was)));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        fairs.postpone(fair);
        fairs.move(fair, morning(now));
        return fair;
    }

    private static List<SessionForm> morning(LocalDate day) {
        Instant from = day.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        return List.of(new SessionForm(from, from.plus(Duration.ofHours(2)), 50));
    }

    @Test
    void whatWasPutOffToTheTimeOfAPlanIsNamedWhenThePlanIsAccepted() {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        UUID wish = PlanningFixture.wish(season, null, venue);
        UUID plan = PlanningFixture.plan(season, wish, venue);
        LocalDate third = PlanningFixture.today().plusDays(42);
        putOff("雨后再来", venue, PlanningFixture.today().plusDays(20), third);
        Response no =
                librarian.asks().body("{\"version\":0}").post("/v1/seasons/" + season + "/plans/" + plan + "/accept");
        assertRefused(no, 409, "plan-not-sound");
        no.then()
                .body("clash", equalTo("VENUE_TAKEN"))
                .body("wishIds", equalTo(List.of(wish.toString())))
                .body("others", equalTo(List.of("雨后再来")));
    }

    /** Put off between the look at the season and the writing of the drafts. */
    @Test
    void whatIsPutOffToTheTimeOfAPlanAtTheLastMomentIsNamedToo() {
        UUID season = PlanningFixture.season();
        UUID venue = PlanningFixture.venue();
        UUID plan = PlanningFixture.plan(season, PlanningFixture.wish(season, null, venue), venue);
        LocalDate third = PlanningFixture.today().plusDays(42);
        PlanRows rows = QuarkusTransaction.requiringNew().call(() -> store.rows(plan));
        SeasonCase seen = QuarkusTransaction.requiringNew().call(() -> cases.read(season, rows));
        UUID fair = putOff("雨后再来", venue, PlanningFixture.today().plusDays(20), third);
        Throwable no = catchThrowable(
                () -> QuarkusTransaction.requiringNew().call(() -> acceptance.write(season, seen, rows)));
        assertThat(no).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.facts())
                .containsEntry("clash", "VENUE")
                .containsEntry("other", "雨后再来"));
        fairs.cancel(fair);
        assertThat((int) QuarkusTransaction.requiringNew().call(() -> acceptance.write(season, seen, rows)))
                .isEqualTo(1);
    }

    /** It was thought dead and only slow: what it found comes too late, and what the other found stays. */
    @Test
    void aProcessThatWasThoughtDeadLosesItsSearchToTheOneThatTookItUp() throws Exception {
        UUID season = PlanningFixture.season();
        PlanningFixture.wish(season, null, PlanningFixture.venue());
        UUID plan = PlanningFixture.running(season);
        UUID slow = UUID.fromString(text("SELECT worker FROM season_plan WHERE id = '%s'".formatted(plan)));
        change(
                "UPDATE season_plan SET lease_until = now() - interval '1 second', seconds = 2, moves = 100 WHERE id = '%s'"
                        .formatted(plan));
        assertThat(ends(season, plan)).isEqualTo("PROPOSED");
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.goesOn(plan, slow, 1, null)))
                .isFalse();
        Judged late = QuarkusTransaction.requiringNew().call(() -> {
            SeasonCase given = cases.read(season, PlanRows.NONE);
            return Judged.of(given, Drafting.of(given, PlanRows.NONE).asItStands());
        });
        String kept = text("SELECT version || report::text FROM season_plan WHERE id = '%s'".formatted(plan));
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.found(plan, slow, 1, late)))
                .isFalse();
        assertThat(text("SELECT version || report::text FROM season_plan WHERE id = '%s'".formatted(plan)))
                .isEqualTo(kept);
    }

    @Test
    void aSearchUnderWhichProcessesDieIsSaidToHaveFailedAndCanBeAskedForAgain() throws Exception {
        UUID season = PlanningFixture.season();
        PlanningFixture.wish(season, null, PlanningFixture.venue());
        UUID plan = PlanningFixture.running(season);
        change("UPDATE season_plan SET lease_until = now() - interval '1 second', attempts = %d WHERE id = '%s'"
                .formatted(PlanStore.MOST_ATTEMPTS, plan));
        assertThat(ends(season, plan)).isEqualTo("FAILED");
        planned(season, "{\"seconds\":5,\"seed\":5,\"moves\":200}").then().body("state", equalTo("PROPOSED"));
    }

    private String ends(UUID season, UUID plan) throws InterruptedException {
        String state = "RUNNING";
        for (int turn = 0; turn < 600 && state.equals("RUNNING"); turn++) {
            runner.runOne();
            state = librarian
                    .asks()
                    .get("/v1/seasons/" + season + "/plans/" + plan)
                    .path("state");
            Thread.sleep(20);
        }
        return state;
    }

    @Test
    void theSearchOfAProcessThatDiedIsTakenUp() throws Exception {
        UUID season = PlanningFixture.season();
        PlanningFixture.wish(season, null, PlanningFixture.venue());
        UUID plan = PlanningFixture.running(season);
        change(
                "UPDATE season_plan SET lease_until = now() - interval '1 second', seconds = 2, moves = 100 WHERE id = '%s'"
                        .formatted(plan));
        assertThat(ends(season, plan)).isEqualTo("PROPOSED");
    }

    @Test
    void twoPlansOfOnePlaceAreAcceptedOnceAndNothingIsHalfWritten() throws Exception {
        UUID venue = PlanningFixture.venue();
        List<Callable<Integer>> acceptances = new ArrayList<>();
        List<UUID> seasons = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            UUID season = PlanningFixture.season();
            UUID plan = PlanningFixture.plan(season, PlanningFixture.wish(season, null, venue), venue);
            seasons.add(season);
            Somebody somebody = Somebody.aLibrarian();
            acceptances.add(() -> {
                go.await();
                return somebody.asks()
                        .body("{\"version\":0}")
                        .post("/v1/seasons/" + season + "/plans/" + plan + "/accept")
                        .statusCode();
            });
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<Integer>> answers = acceptances.stream().map(two::submit).toList();
        go.countDown();
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            codes.add(answer.get());
        }
        two.shutdown();
        assertThat(codes).containsExactlyInAnyOrder(200, 409);
        assertThat(count("SELECT count(*) FROM fair WHERE season_id IN ('%s', '%s')"
                        .formatted(seasons.get(0), seasons.get(1))))
                .isEqualTo(1);
    }

    @Test
    void theDatabaseLetsNoVanBeInTwoPlaces() throws SQLException {
        UUID van = PlanningFixture.insert(
                "INSERT INTO van (name) VALUES (?) RETURNING id",
                "车 " + UUID.randomUUID().toString().substring(0, 8));
        String trip =
                "INSERT INTO van_trip (fair_id, van_id, leaves_at, back_at) VALUES (?, ?, now(), now() + interval '2 hours') RETURNING fair_id";
        PlanningFixture.insert(trip, fair(), van);
        UUID other = fair();
        assertThat(catchThrowable(() -> PlanningFixture.insert(trip, other, van)))
                .hasMessageContaining("van_trip_one_place");
    }

    private static UUID fair() {
        return PlanningFixture.insert(
                """
                INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at)
                VALUES (uuidv7(), '市集', ?, 'DRAFT', 0, 10, now(), now() + interval '1 hour') RETURNING id""",
                PlanningFixture.venue());
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
