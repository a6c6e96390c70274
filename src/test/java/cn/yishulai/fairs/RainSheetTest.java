package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketsTest.race;
import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hangs on a fair is shown before somebody decides, and whom no notice reaches is told by somebody, once. */
@QuarkusTest
@ClocksStandStill
class RainSheetTest {

    @Inject
    TicketFixture given;

    @Inject
    FairFixture fixture;

    @Inject
    Fairs fairs;

    @Inject
    Tickets tickets;

    @Inject
    Waitlist waitlist;

    @Inject
    WalkIns walkIns;

    @Inject
    Clock clock;

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void theSheetSaysWhatFollowsBeforeItIsDecided() {
        UUID organisation = fixture.anOrganisation();
        UUID fair = fixture.aPublishedFairOf(organisation, fixture.aVenue(), TicketFixture.begins(), 6, 1_000);
        given.books(given.aFamily(), fair, 4);
        given.booksAtDesk(given.aFamily(), fair, 2, true);
        waitlist.join(given.aFamily(), fair, 1, new Waitlist.Form(null, 2, null));
        given.opens(fair, Duration.ofMinutes(30));
        walkIns.take(given.librarian(), fair, 1, new WalkIns.SlipForm(1, null));
        Somebody librarian = Somebody.aLibrarian();
        Somebody partner = Somebody.ofOrganisation(organisation, Role.PARTNER);
        sheet(librarian, fair)
                .body("mayPostpone", equalTo(true))
                .body("mayCancel", equalTo(false))
                .body("sessions.fate", contains("BROKEN_OFF", "TO_COME"))
                .body("people.families", equalTo(2))
                .body("people.persons", equalTo(6))
                .body("people.waiting", equalTo(1))
                .body("people.slips", equalTo(1))
                .body("permit.number", equalTo(FairFixture.PERMIT))
                .body(
                        "permit.earliest",
                        equalTo(OpeningCalendar.dayOf(clock.instant())
                                .plusDays(20)
                                .toString()))
                .body("answers", nullValue())
                .body("calls", empty());
        sheet(partner, fair).body("mayPostpone", equalTo(false));
        assertRefused(
                Somebody.ofOrganisation(fixture.anOrganisation(), Role.PARTNER)
                        .asks()
                        .get("/v1/fairs/{id}/rain", fair),
                404,
                "fair-unknown");

        fairs.postpone(fair);
        sheet(librarian, fair)
                .body("sessions.fate", contains("TO_COME", "TO_COME"))
                .body("permit.number", nullValue())
                .body("people.families", equalTo(2))
                .body("calls.whom", contains("TICKET"));
        sheet(partner, fair).body("calls", empty());
    }

    @Test
    void theSheetCountsWhatFamiliesSayToTheNewTime() {
        UUID fair = given.aFair(10);
        var keeps = given.aFamily();
        var goes = given.aFamily();
        UUID kept = given.books(keeps, fair, 1).id();
        UUID gone = given.books(goes, fair, 1).id();
        given.books(given.aFamily(), fair, 1);
        given.booksAtDesk(given.aFamily(), fair, 1, false);
        fairs.postpone(fair);
        Instant later = TicketFixture.begins().plus(Duration.ofDays(7));
        fairs.move(fair, FairFixture.sessions(later, 10));
        fairs.publish(fair, null);
        tickets.keep(keeps, kept);
        tickets.release(goes, gone);
        sheet(Somebody.aLibrarian(), fair)
                .body("answers.asked", equalTo(4))
                .body("answers.kept", equalTo(1))
                .body("answers.gaveBack", equalTo(1))
                .body("answers.open", equalTo(2))
                .body("answers.keptBySilence", equalTo(1))
                .body("answers.until", notNullValue());
    }

    @Test
    void aPerformerIsToldByOnePersonOnceAndOfTheNewTimeAnew() throws Exception {
        UUID organisation = fixture.anOrganisation();
        UUID fair = fixture.aPublishedFairOf(organisation, fixture.aVenue(), TicketFixture.begins(), 10);
        String act = ProgrammeScene.performance(fair);
        Somebody partner = Somebody.ofOrganisation(organisation, Role.PARTNER);
        Somebody librarian = Somebody.aLibrarian();
        assertRefused(tells(partner, fair, "PERFORMER", act), 404, "rain-call-unknown");
        fairs.postpone(fair);
        sheet(Somebody.anAuditor(), fair)
                .body("calls.name", contains("江苏评弹团"))
                .body("calls.contact", contains(nullValue()));
        assertRefused(tells(partner, fair, "VENUE", act), 404, "rain-call-unknown");
        List<Integer> answers = race(List.of(telling(partner, fair, act), telling(librarian, fair, act)));
        assertThat(answers).containsExactly(200, 200);
        assertThat(given.asked("SELECT count(*) FROM fair_call WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("1");
        sheet(partner, fair)
                .body("calls.contact", contains("139 0000 0000"))
                .body("calls.toldBy", not(contains(nullValue())));
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(Duration.ofDays(7)), 10));
        sheet(partner, fair).body("calls.toldAt", contains(nullValue()));
    }

    private Callable<Integer> telling(Somebody who, UUID fair, String act) {
        return () -> tells(who, fair, "PERFORMER", act).statusCode();
    }

    private static Response tells(Somebody who, UUID fair, String whom, String id) {
        return who.asks().body(Map.of("whom", whom, "id", id)).post("/v1/fairs/{id}/rain/calls", fair);
    }

    private static ValidatableResponse sheet(Somebody who, UUID fair) {
        return who.asks().get("/v1/fairs/{id}/rain", fair).then().statusCode(200);
    }
}
