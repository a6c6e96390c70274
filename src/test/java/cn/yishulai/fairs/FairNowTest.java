package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.journal.Forgetting;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fair while it runs: what who runs it sees, what happens, and what is on paper when the power is gone. */
@QuarkusTest
@ClocksStandStill
class FairNowTest {

    @Inject
    FairStockFixture given;

    @Inject
    TradeFixture families;

    @Inject
    FairFixture published;

    @Inject
    Fairs fairs;

    @Inject
    Rota rota;

    @Inject
    WalkIns walkIns;

    @Inject
    Tickets tickets;

    @Inject
    TradeSql sql;

    @Inject
    Clock clock;

    @Inject
    @All
    List<Forgetting> rooms;

    private UUID venue;
    private UUID fair;
    private Somebody li;

    @BeforeEach
    void aFairThatIsOpen() {
        venue = families.aSite();
        fair = given.aFair(venue, 100);
        given.tables(fair, venue, 2);
        fairs.open(fair);
        li = Somebody.staffAt(venue);
    }

    @AfterEach
    void theClockGoesRight() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    /**
     * One book is put on table 1 and taken by a family; two are on table 2. A group of three is inside, and a group of two and
     * one of four have numbers and wait. One of two helpers is there.
     */
    @Test
    void theScreenSaysWhatIsSoAtThisMoment() {
        Caller giver = families.aFamily();
        List<CopyCode> books = IntStream.range(0, 3)
                .mapToObj(any -> given.brought(giver, given.aVolume("I247"), venue))
                .toList();
        given.lays(fair, venue, books.get(0), 1);
        given.lays(fair, venue, books.get(1), 2);
        given.lays(fair, venue, books.get(2), 2);
        given.handsOver(venue, books.get(0), given.aFamilyWithCredits(1));
        walkIns.admit(li.caller(), fair, 1, new Admission.WalkInForm(3, null, List.of()));
        walkIns.take(li.caller(), fair, 1, new WalkIns.SlipForm(2, false));
        walkIns.take(li.caller(), fair, 1, new WalkIns.SlipForm(4, true));
        UUID shift = aShift("入场", Duration.ofHours(-1));
        UUID helper = asked(shift);
        asked(shift);
        note(shift, helper, true).then().statusCode(200).body("helpers.here", equalTo(1));
        passes(Duration.ofMinutes(7));

        li.asks()
                .get("/v1/fairs/{f}/now", fair)
                .then()
                .statusCode(200)
                .body("heads.inside", equalTo(3))
                .body("heads.limit", equalTo(100))
                .body("sessions[0].queue.waiting", equalTo(2))
                .body("sessions[0].queue.people", equalTo(6))
                .body("sessions[0].queue.called", equalTo(0))
                .body("sessions[0].queue.longestMinutes", equalTo(7))
                .body("swaps.lastHour", equalTo(1))
                .body("swaps.inAll", equalTo(1))
                .body("tables.number", contains(1, 2))
                .body("tables.copies", contains(0, 2))
                .body("tables[0].runsEmpty", equalTo(true))
                .body("helpers.here", equalTo(1))
                .body("helpers.needed", equalTo(2))
                .body("helpers.shifts[0].helpers", hasSize(2))
                .body("incidents", hasSize(0));
        Somebody elsewhere = Somebody.staffAt(families.aSite());
        assertRefused(elsewhere.asks().get("/v1/fairs/{f}/now", fair), 404, "fair-unknown");
    }

    @Test
    void whoCameOnADayThatWasPutOffIsNotThereOnTheNext() {
        UUID shift = aShift("换书台", Duration.ofHours(-1));
        UUID helper = asked(shift);
        note(shift, helper, true);
        note(shift, helper, true).then().body("helpers.shifts[0].here", equalTo(1));
        QuarkusTransaction.requiringNew().run(() -> {
            sql.change("DELETE FROM helper_hold WHERE shift_id = ?", shift);
            sql.change(
                    "UPDATE fair_shift SET begins_at = begins_at + interval '7 days', ends_at = ends_at + interval '7 days' WHERE id = ?",
                    shift);
        });
        passes(Duration.ofDays(7));
        li.asks()
                .get("/v1/fairs/{f}/now", fair)
                .then()
                .body("helpers.shifts[0].helpers[0].presence", equalTo("NOT_YET"));
        note(shift, helper, true).then().body("helpers.shifts[0].helpers[0].presence", equalTo("HERE"));
        note(shift, helper, false)
                .then()
                .body("helpers.shifts[0].helpers[0].presence", equalTo("GONE"))
                .body("helpers.here", equalTo(0));
        note(shift, helper, true).then().body("helpers.here", equalTo(1));
        rota.answer(Somebody.ofStaff(helper).caller(), shift.toString(), false);
        li.asks().get("/v1/fairs/{f}/now", fair).then().body("helpers.shifts[0].helpers", hasSize(0));
        assertRefused(note(shift, helper, true), 404, "helper-unknown");
        assertRefused(note(UUID.randomUUID(), helper, true), 404, "shift-unknown");
    }

    @Test
    void anIncidentIsSeenToByOneAndClosedOnce() {
        Somebody wang = Somebody.staffAt(venue);
        assertThat(raise("{\"kind\":null,\"what\":\"灯灭了\"}").statusCode()).isEqualTo(400);
        String lamp = raised("{\"kind\":\"POWER\",\"what\":\"灯灭了\",\"place\":\"三号桌\"}");
        String child = raised("{\"kind\":\"LOST_CHILD\",\"urgent\":true,\"what\":\"孩子找不到家长\"}");
        li.asks()
                .get("/v1/fairs/{f}/now", fair)
                .then()
                .body("incidents.number", contains(2, 1))
                .body("incidents[0].takenBy", nullValue());
        step(li, child, "take", "{}").then().statusCode(200);
        step(li, child, "take", "{}").then().statusCode(200);
        Response second = step(wang, child, "take", "{}");
        assertRefused(second, 409, "incident-taken");
        assertThat(second.jsonPath().getString("by")).isEqualTo(li.caller().displayName());
        step(wang, child, "take", "{\"instead\":true}")
                .then()
                .statusCode(200)
                .body("takenBy", equalTo(wang.caller().displayName()));
        step(wang, child, "close", "{\"outcome\":\"家长在入口找到了\"}")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("家长在入口找到了"));
        assertRefused(step(li, child, "close", "{\"outcome\":\"找到了\"}"), 409, "incident-closed");
        assertRefused(step(li, child, "take", "{\"instead\":true}"), 409, "incident-closed");
        assertThat(step(li, lamp, "close", "{\"outcome\":\" \"}").statusCode()).isEqualTo(400);
        UUID other = given.aFair(families.aSite(), 10);
        assertRefused(
                Somebody.aLibrarian().asks().body("{}").post("/v1/fairs/{f}/incidents/{i}/take", other, lamp),
                404,
                "incident-unknown");
        li.asks()
                .get("/v1/fairs/{f}/now", fair)
                .then()
                .body("incidents.number", contains(1, 2))
                .body("incidents[1].closedBy", equalTo(wang.caller().displayName()));
    }

    @Test
    void incidentsThatAreSaidAtOnceHaveNumbersOfTheirOwn() {
        List<CompletableFuture<Integer>> both = IntStream.range(0, 8)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> raise("{\"kind\":\"CROWD\",\"what\":\"入口太挤\"}")
                        .jsonPath()
                        .getInt("number")))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void thePaperSaysAllThatIsNeededAndNamesNoFamily() throws IOException {
        UUID later = published.aPublishedFair(families.aSite(), clock.instant().plus(Duration.ofHours(2)), 100);
        Somebody librarian = Somebody.aLibrarian();
        UUID shift =
                QuarkusTransaction.requiringNew().call(() -> rota.propose(later, plan("入场", Duration.ofHours(-1))));
        UUID helper = asked(shift);
        String name = Somebody.ofStaff(helper).caller().displayName();
        say(librarian, later, "{\"contacts\":[{\"name\":\"赵主任\",\"about\":\"总负责\",\"phone\":\"025-5555 1234\"}]}")
                .then()
                .statusCode(200)
                .body("items.name", contains("赵主任"));
        Caller family = families.aFamily();
        TicketView ticket =
                tickets.book(librarian.caller(), later, 1, new TicketForm(null, 3, null, families.card(family), null));
        byte[] pdf = librarian
                .asks()
                .get("/v1/fairs/{f}/now/papers.pdf", later)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/fair.pdf"), pdf);
        Files.write(
                Path.of("target/papers/fair-en.pdf"),
                librarian
                        .asks()
                        .get("/v1/fairs/{f}/now/papers.pdf?lang=en", later)
                        .asByteArray());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("赵主任", "025-5555 1234", name, "□□□", ticket.code().substring(6), "突发情况", "换书")
                    .doesNotContain(ticket.code().substring(0, 6), families.card(family), family.displayName());
            assertThat(document.getNumberOfPages()).isBetween(7, 12);
        }
        Forgetting contacts = rooms.stream()
                .filter(room -> room.rule().equals("fair-contacts"))
                .findFirst()
                .orElseThrow();
        contacts.forget(clock.instant(), 1_000);
        assertThat(librarian
                        .asks()
                        .get("/v1/fairs/{f}/now/contacts", later)
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        contacts.forget(clock.instant().plus(Duration.ofDays(2)), 1_000);
        assertThat(librarian
                        .asks()
                        .get("/v1/fairs/{f}/now/contacts", later)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private static Response say(Somebody who, UUID fair, String body) {
        return who.asks().body(body).put("/v1/fairs/{f}/now/contacts", fair);
    }

    private UUID aShift(String role, Duration from) {
        return QuarkusTransaction.requiringNew().call(() -> rota.propose(fair, plan(role, from)));
    }

    private ShiftPlan plan(String role, Duration from) {
        Instant begins = clock.instant().plus(from);
        return new ShiftPlan(role, begins, begins.plus(Duration.ofHours(3)), 2, null);
    }

    private UUID asked(UUID shift) {
        UUID helper = Somebody.staffAt(venue).caller().personId();
        assertThat(rota.tryAsk(shift, helper)).isTrue();
        return helper;
    }

    private Response note(UUID shift, UUID helper, boolean here) {
        return li.asks()
                .body("{\"present\":%s}".formatted(here))
                .post("/v1/fairs/{f}/now/shifts/{s}/helpers/{h}", fair, shift, helper);
    }

    private String raised(String body) {
        return raise(body).then().statusCode(201).extract().path("id");
    }

    private Response raise(String body) {
        return li.asks().body(body).post("/v1/fairs/{f}/incidents", fair);
    }

    private Response step(Somebody who, String incident, String verb, String body) {
        return who.asks().body(body).post("/v1/fairs/{f}/incidents/{i}/{v}", fair, incident, verb);
    }

    /** For everybody but the tokens, which are good for a quarter of an hour: they are made anew. */
    private void passes(Duration time) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), time), Clock.class);
        li = Somebody.staffAt(venue);
    }
}
